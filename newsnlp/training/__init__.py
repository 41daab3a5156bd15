"""How the network of the tagger is trained; needs the extra `train`."""
