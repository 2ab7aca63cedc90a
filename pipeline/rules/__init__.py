"""The rules that judge a report: one a file, each giving what it has to say, all told in the order of the report."""

from pipeline.rules.run import run_rules
from pipeline.rules.subject import Remark, Subject, read_subject

__all__ = ["Remark", "Subject", "read_subject", "run_rules"]
