"""Checks the paraphrased quotations of a news article against the recordings that stand in it."""

__version__ = "0.1.0"
