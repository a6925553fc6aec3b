from dataclasses import dataclass


def find_dates(text, anchor):
    return ()


def is_before(a, b):
    return False
