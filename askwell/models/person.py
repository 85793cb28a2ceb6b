"""People, how to reach them, and where they work."""

from __future__ import annotations

from django.db import models

from askwell.models.base import Row
from askwell.models.company import Company
from askwell.models.workspace import Workspace


class Person(Row):
    """Anyone known or to be met. What lists show of a person stands here, so that a page of 50 is one query."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200)  # folded name: the order of the list, and what type-ahead matches
    line = models.CharField(max_length=300, blank=True, default="")  # the one line of quick capture
    company = models.ForeignKey(Company, on_delete=models.SET_NULL, null=True, db_index=False)
    company_name = models.CharField(max_length=200, blank=True, default="")
    title = models.CharField(max_length=200, blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")  # the first of theirs
    phone = models.CharField(max_length=60, blank=True, default="")
    address = models.TextField(blank=True, default="")
    note = models.TextField(blank=True, default="")
    birthday = models.CharField(max_length=10, blank=True, default="")
    connected_on = models.DateField(null=True)
    zone = models.CharField(max_length=64, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    region = models.CharField(max_length=10, blank=True, default="")
    viewpoint = models.CharField(max_length=12, blank=True, default="")  # METHOD S3.23: does, did, manages, …
    former_since = models.PositiveSmallIntegerField(null=True)  # METHOD S3.18: the year they left the field
    source = models.CharField(max_length=12, blank=True, default="")  # person, list, article, event, profile, …
    source_words = models.CharField(max_length=300, blank=True, default="")
    source_url = models.CharField(max_length=500, blank=True, default="")
    source_on = models.DateField(null=True)
    since = models.DateField()  # known here since
    import_batch = models.UUIDField(null=True)  # the import that brought them
    import_mark = models.CharField(max_length=32, blank=True, default="")  # method.matching.Mark: what imports wrote
    removed_at = models.DateTimeField(null=True)
    # Stored fold: written by a refold alone.
    stopped = models.BooleanField(default=False)
    last_contact = models.DateField(null=True)
    talks = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=10, blank=True, default="")  # of their newest approach

    class Meta:
        db_table = "person"
        indexes = [
            models.Index(  # queries.people.page_of_people
                name="person_in_order",
                fields=["workspace", "sort_key", "id"],
                condition=models.Q(removed_at__isnull=True),
            ),
            models.Index(fields=["workspace", "company", "sort_key"], name="person_at_company"),
            models.Index(fields=["workspace", "import_batch"], name="person_of_import"),
        ]


class ContactPoint(Row):
    """One way to reach a person: an e-mail address, a telephone number, a web page.

    `key` is what two spellings of the same share: an address in lower case, a number in E.164."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False, related_name="contact_points")
    kind = models.CharField(max_length=5)  # email, phone, url
    value = models.CharField(max_length=500)
    key = models.CharField(max_length=500)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "contact_point"
        constraints = [
            models.UniqueConstraint(name="one_way_once", fields=["workspace", "person", "kind", "key"]),
        ]
        indexes = [
            models.Index(fields=["workspace", "kind", "key"], name="contact_point_found"),  # finding the same person
        ]


class Position(Row):
    """A person at a company with a title, from and to. A new employer is a new position: letters and claims keep
    the one of their day."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False, related_name="positions")
    company = models.ForeignKey(Company, on_delete=models.SET_NULL, null=True, db_index=False)
    company_name = models.CharField(max_length=200, blank=True, default="")
    title = models.CharField(max_length=200, blank=True, default="")
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # null: at present

    class Meta:
        db_table = "position"
        indexes = [
            models.Index(fields=["workspace", "person"], name="position_of_person"),
            models.Index(fields=["workspace", "company", "until"], name="position_at_company"),
        ]
