"""What pytest leaves out where an extra is not installed: doctests that need it."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("datasketch") else ["newsnlp/batch/duplicates.py"]
collect_ignore_glob = [] if find_spec("torch") and find_spec("onnx") else ["newsnlp/training/*.py"]
