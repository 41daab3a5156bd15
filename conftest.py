"""What pytest leaves out where an extra is not installed: doctests that need it."""

from importlib.util import find_spec

_NEEDS = {"newsnlp/batch/duplicates.py": "datasketch", "newsnlp/serve.py": "fastapi"}
collect_ignore = [file for file, module in _NEEDS.items() if not find_spec(module)]
collect_ignore_glob = [] if find_spec("torch") and find_spec("onnx") else ["newsnlp/training/*.py"]
