"""The method's codes and facts in words for people: one wording for every door, through gettext."""
