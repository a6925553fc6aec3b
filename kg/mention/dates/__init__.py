"""When a text says that something happens: :func:`find_dates` reads French dates against the day of publication.

>>> import datetime
>>> [found] = find_dates("Reçu mardi à Astana", datetime.date(2023, 3, 2))
>>> found.text, found.value.value
('mardi', '2023-02-28')
"""

from kg.mention.dates.find import DateMention, find_dates
from kg.mention.dates.periods import is_after, is_before

__all__ = ["DateMention", "find_dates", "is_after", "is_before"]
