"""What pytest leaves alone: the training of the tagger where its extra is not installed."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("torch") and find_spec("onnx") else ["newsnlp/training/*.py"]
