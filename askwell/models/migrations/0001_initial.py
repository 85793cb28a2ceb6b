import askwell.models.base
import askwell.models.workspace
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Workspace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("my_name", models.CharField(blank=True, default="", max_length=200)),
                ("my_email", models.CharField(blank=True, default="", max_length=254)),
                ("zone", models.CharField(default="UTC", max_length=64)),
                ("country", models.CharField(blank=True, default="", max_length=2)),
                ("region", models.CharField(blank=True, default="", max_length=10)),
                ("profile", models.JSONField(default=dict)),
                ("policy", models.JSONField(default=dict)),
                ("goal_per_week", models.PositiveSmallIntegerField(default=1)),
                ("clock", models.DateTimeField(null=True)),
                ("salt", models.CharField(default=askwell.models.workspace.new_salt, max_length=64)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "workspace",
            },
        ),
        migrations.CreateModel(
            name="Beat",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "beat",
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=200)),
                ("aliases", models.JSONField(default=list)),
                ("domains", models.JSONField(default=list)),
                ("address", models.TextField(blank=True, default="")),
                ("mine", models.BooleanField(default=False)),
                ("people", models.PositiveIntegerField(default=0)),
                ("import_batch", models.UUIDField(null=True)),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "company",
                "constraints": [models.UniqueConstraint(fields=("workspace", "key"), name="one_company_of_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Direction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=200)),
                ("kind", models.CharField(default="occupation", max_length=12)),
                ("because", models.TextField(blank=True, default="")),
                ("drop_if", models.TextField(blank=True, default="")),
                ("opened_on", models.DateField(null=True)),
                ("decided_as", models.CharField(blank=True, default="", max_length=12)),
                ("decided_on", models.DateField(null=True)),
                ("reason", models.TextField(blank=True, default="")),
            ],
            options={
                "db_table": "direction",
                "constraints": [models.UniqueConstraint(fields=("workspace", "key"), name="one_direction_of_a_name")],
            },
        ),
        migrations.CreateModel(
            name="EntryLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "entry_link",
                "indexes": [models.Index(fields=["workspace", "made_at"], name="entry_link_made")],
            },
        ),
        migrations.CreateModel(
            name="EntrySession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("last_seen", models.DateField()),
            ],
            options={
                "db_table": "entry_session",
                "indexes": [models.Index(fields=["workspace", "last_seen"], name="entry_session_seen")],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("file_name", models.CharField(max_length=255)),
                ("file_hash", models.CharField(max_length=64)),
                ("format", models.CharField(max_length=12)),
                ("state", models.CharField(default="looked", max_length=8)),
                ("stored_file", models.CharField(blank=True, default="", max_length=255)),
                ("rows_total", models.PositiveIntegerField(default=0)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("new", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("conflicts", models.PositiveIntegerField(default=0)),
                ("rejected", models.PositiveIntegerField(default=0)),
                ("removed", models.PositiveIntegerField(default=0)),
                ("kept", models.PositiveIntegerField(default=0)),
                ("error", models.TextField(blank=True, default="")),
                ("made_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "import_batch",
                "indexes": [
                    models.Index(fields=["workspace", "made_at"], name="import_batch_newest"),
                    models.Index(fields=["state", "made_at"], name="import_batch_waiting"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suppression",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("mark", models.CharField(max_length=64)),
                ("on", models.DateField()),
            ],
            options={
                "db_table": "suppression",
                "indexes": [models.Index(fields=["workspace", "mark"], name="suppression_mark")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("sort_key", models.CharField(max_length=200)),
                ("line", models.CharField(blank=True, default="", max_length=300)),
                (
                    "company",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.company"
                    ),
                ),
                ("company_name", models.CharField(blank=True, default="", max_length=200)),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                ("email", models.CharField(blank=True, default="", max_length=254)),
                ("phone", models.CharField(blank=True, default="", max_length=60)),
                ("address", models.TextField(blank=True, default="")),
                ("note", models.TextField(blank=True, default="")),
                ("birthday", models.CharField(blank=True, default="", max_length=10)),
                ("connected_on", models.DateField(null=True)),
                ("zone", models.CharField(blank=True, default="", max_length=64)),
                ("country", models.CharField(blank=True, default="", max_length=2)),
                ("region", models.CharField(blank=True, default="", max_length=10)),
                ("viewpoint", models.CharField(blank=True, default="", max_length=12)),
                ("former_since", models.PositiveSmallIntegerField(null=True)),
                ("source", models.CharField(blank=True, default="", max_length=12)),
                ("source_words", models.CharField(blank=True, default="", max_length=300)),
                ("source_url", models.CharField(blank=True, default="", max_length=500)),
                ("source_on", models.DateField(null=True)),
                ("since", models.DateField()),
                ("import_batch", models.UUIDField(null=True)),
                ("import_mark", models.CharField(blank=True, default="", max_length=32)),
                ("removed_at", models.DateTimeField(null=True)),
                ("stopped", models.BooleanField(default=False)),
                ("last_contact", models.DateField(null=True)),
                ("talks", models.PositiveSmallIntegerField(default=0)),
                ("stage", models.CharField(blank=True, default="", max_length=10)),
            ],
            options={
                "db_table": "person",
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=["workspace", "sort_key", "id"],
                        name="person_in_order",
                    ),
                    models.Index(fields=["workspace", "company", "sort_key"], name="person_at_company"),
                    models.Index(fields=["workspace", "import_batch"], name="person_of_import"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.direction"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("group", models.CharField(max_length=10)),
                ("must", models.BooleanField(default=False)),
                ("added_on", models.DateField()),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "criterion",
                "indexes": [models.Index(fields=["workspace", "direction", "added_on"], name="criterion_of_direction")],
            },
        ),
        migrations.CreateModel(
            name="ContactPoint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_points",
                        to="askwell.person",
                    ),
                ),
                ("kind", models.CharField(max_length=5)),
                ("value", models.CharField(max_length=500)),
                ("key", models.CharField(max_length=500)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "db_table": "contact_point",
                "indexes": [models.Index(fields=["workspace", "kind", "key"], name="contact_point_found")],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "person", "kind", "key"), name="one_way_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="askwell.person",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.company"
                    ),
                ),
                ("company_name", models.CharField(blank=True, default="", max_length=200)),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
            ],
            options={
                "db_table": "position",
                "indexes": [
                    models.Index(fields=["workspace", "person"], name="position_of_person"),
                    models.Index(fields=["workspace", "company", "until"], name="position_at_company"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Research",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("box", models.CharField(max_length=8)),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.direction"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.company"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.person"
                    ),
                ),
                ("text", models.TextField(blank=True, default="")),
                ("url", models.CharField(blank=True, default="", max_length=500)),
                ("question", models.CharField(blank=True, default="", max_length=40)),
                ("nothing_found", models.BooleanField(default=False)),
                ("on", models.DateField()),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "research",
                "indexes": [
                    models.Index(fields=["workspace", "person", "on"], name="research_on_person"),
                    models.Index(fields=["workspace", "company", "on"], name="research_on_company"),
                    models.Index(fields=["workspace", "direction", "on"], name="research_on_direction"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approach",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approaches",
                        to="askwell.person",
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.direction"
                    ),
                ),
                ("may_turn", models.BooleanField(default=False)),
                ("stage", models.CharField(default="", max_length=10)),
                ("closed_as", models.CharField(blank=True, default="", max_length=10)),
                ("paused", models.BooleanField(default=False)),
                ("started_on", models.DateField(null=True)),
                ("asked_on", models.DateField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("accepted_on", models.DateField(null=True)),
                ("booked_on", models.DateField(null=True)),
                ("held_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("by_chance", models.BooleanField(default=False)),
                ("thanked", models.BooleanField(default=False)),
                ("gave_name", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "approach",
                "indexes": [
                    models.Index(fields=["workspace", "person"], name="approach_of_person"),
                    models.Index(fields=["workspace", "direction", "stage"], name="approach_of_direction"),
                    models.Index(fields=["workspace", "stage", "asked_on"], name="approach_by_stage"),
                    models.Index(fields=["workspace", "booked_on"], name="approach_booked"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Introduction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gave",
                        to="askwell.person",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_by",
                        to="askwell.person",
                    ),
                ),
                ("target_words", models.CharField(blank=True, default="", max_length=300)),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.direction"
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("may_use_name", models.BooleanField(default=True)),
                ("may_turn", models.BooleanField(default=False)),
                ("state", models.CharField(default="", max_length=10)),
                ("first_on", models.DateField(null=True)),
                ("last_on", models.DateField(null=True)),
            ],
            options={
                "db_table": "introduction",
                "indexes": [
                    models.Index(fields=["workspace", "target"], name="introduction_to"),
                    models.Index(fields=["workspace", "giver"], name="introduction_by"),
                    models.Index(fields=["workspace", "direction", "state"], name="introduction_for"),
                    models.Index(
                        condition=models.Q(("state__in", ["asked", "promised"])),
                        fields=["workspace", "last_on"],
                        name="introduction_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.importbatch"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.person"),
                ),
                ("field", models.CharField(max_length=20)),
                ("before", models.TextField(blank=True, default="")),
                ("after", models.TextField(blank=True, default="")),
            ],
            options={
                "db_table": "import_change",
                "indexes": [
                    models.Index(fields=["workspace", "batch"], name="import_change_of_batch"),
                    models.Index(fields=["person"], name="import_change_of_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.importbatch"
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("row", models.PositiveIntegerField(default=0)),
                ("reason", models.CharField(blank=True, default="", max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.person"
                    ),
                ),
                ("field", models.CharField(blank=True, default="", max_length=20)),
                ("mine", models.CharField(blank=True, default="", max_length=300)),
                ("theirs", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "db_table": "import_remark",
                "indexes": [
                    models.Index(fields=["workspace", "batch", "kind", "row"], name="import_remark_in_order"),
                    models.Index(fields=["person"], name="import_remark_of_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApproachDirection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "approach",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.approach"
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.direction"
                    ),
                ),
            ],
            options={
                "db_table": "approach_direction",
                "indexes": [models.Index(fields=["workspace", "approach"], name="joined_by_approach")],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "direction", "approach"), name="joined_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "approach",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interviews",
                        to="askwell.approach",
                    ),
                ),
                ("place", models.CharField(blank=True, default="", max_length=10)),
                ("where", models.CharField(blank=True, default="", max_length=300)),
                ("why_here", models.TextField(blank=True, default="")),
                ("agenda_version", models.PositiveIntegerField(default=0)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("start", models.DateTimeField(null=True)),
                ("zone", models.CharField(blank=True, default="", max_length=64)),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("booked_on", models.DateField(null=True)),
                ("held_on", models.DateField(null=True)),
                ("end", models.DateTimeField(null=True)),
                ("ended", models.CharField(blank=True, default="", max_length=12)),
            ],
            options={
                "db_table": "interview",
                "indexes": [
                    models.Index(fields=["workspace", "approach"], name="interview_of_approach"),
                    models.Index(fields=["workspace", "start"], name="interview_by_start"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("scope", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("about", models.CharField(max_length=12)),
                ("about_id", models.UUIDField()),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.person"
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.direction"
                    ),
                ),
                (
                    "approach",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.approach"
                    ),
                ),
                ("due", models.DateField()),
                ("shows", models.DateField()),
                ("opens", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("since", models.DateField()),
                ("why", models.CharField(max_length=20)),
                ("facts", models.JSONField(default=dict)),
                ("rank", models.PositiveSmallIntegerField()),
            ],
            options={
                "db_table": "step",
                "indexes": [
                    models.Index(fields=["workspace", "shows", "rank"], name="step_shown"),
                    models.Index(fields=["workspace", "scope"], name="step_of_scope"),
                    models.Index(fields=["workspace", "person"], name="step_with"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workspace", "about", "about_id", "kind", "person"), name="one_step_of_a_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendees",
                        to="askwell.interview",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.person"),
                ),
                ("owed", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "attendee",
                "indexes": [models.Index(fields=["workspace", "person"], name="attendee_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "interview", "person"), name="attends_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="askwell.interview",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("question", models.CharField(blank=True, default="", max_length=40)),
                ("text", models.TextField()),
                ("part", models.CharField(max_length=10)),
                ("minutes", models.FloatField(default=0)),
                ("asked", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "agenda_item",
                "indexes": [models.Index(fields=["workspace", "interview", "order"], name="agenda_in_order")],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="askwell.interview",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="askwell.person",
                    ),
                ),
                ("follows", models.UUIDField(null=True)),
                ("line", models.UUIDField()),
                ("text", models.TextField()),
                ("question", models.UUIDField(null=True)),
                ("in_confidence", models.BooleanField(default=False)),
                ("starred", models.BooleanField(default=False)),
                ("device_seq", models.PositiveIntegerField(default=0)),
                ("written_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("hash", models.CharField(blank=True, default="", max_length=64)),
            ],
            options={
                "db_table": "note",
                "indexes": [
                    models.Index(fields=["workspace", "interview", "written_at"], name="note_of_interview"),
                    models.Index(fields=["workspace", "person", "written_at"], name="note_of_person"),
                    models.Index(fields=["workspace", "line"], name="note_versions"),
                    models.Index(
                        condition=models.Q(("in_confidence", True)),
                        fields=["workspace", "person"],
                        name="note_in_confidence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.person"),
                ),
                (
                    "position",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.position"
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.interview"
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.direction"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.criterion"
                    ),
                ),
                ("topic", models.CharField(blank=True, default="", max_length=20)),
                ("note", models.UUIDField(null=True)),
                ("text", models.TextField()),
                ("sign", models.CharField(default="unclear", max_length=8)),
                ("in_confidence", models.BooleanField(default=False)),
                ("only_for", models.CharField(blank=True, default="", max_length=200)),
                ("on", models.DateField()),
                ("taken_back", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "claim",
                "indexes": [
                    models.Index(fields=["workspace", "direction", "criterion"], name="claim_on_criterion"),
                    models.Index(fields=["workspace", "person"], name="claim_of_person"),
                    models.Index(fields=["workspace", "interview"], name="claim_of_interview"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.person"),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.interview"
                    ),
                ),
                ("mine", models.BooleanField()),
                ("what", models.CharField(max_length=300)),
                ("due", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("taken_back", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "commitment",
                "indexes": [
                    models.Index(fields=["workspace", "person"], name="commitment_with"),
                    models.Index(
                        condition=models.Q(("done_on__isnull", True)),
                        fields=["workspace", "due"],
                        name="commitment_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="askwell.person",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.position"
                    ),
                ),
                (
                    "approach",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.approach"
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="askwell.introduction",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.interview"
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.direction"
                    ),
                ),
                ("outgoing", models.BooleanField()),
                ("kind", models.CharField(max_length=20)),
                ("channel", models.CharField(default="email", max_length=10)),
                ("tone", models.CharField(default="plain", max_length=6)),
                ("subject", models.CharField(blank=True, default="", max_length=300)),
                ("text", models.TextField(blank=True, default="")),
                ("state", models.CharField(default="draft", max_length=6)),
                ("version", models.PositiveIntegerField(default=0)),
                ("not_meant", models.JSONField(default=list)),
                ("checked_by_hand", models.BooleanField(default=False)),
                ("checked", models.JSONField(default=list)),
                ("opened_at", models.DateTimeField(null=True)),
                ("sent_on", models.DateField(null=True)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "message",
                "indexes": [
                    models.Index(fields=["workspace", "person", "changed_at"], name="message_with"),
                    models.Index(fields=["workspace", "approach"], name="message_of_approach"),
                    models.Index(fields=["workspace", "state", "opened_at"], name="message_opened"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=askwell.models.base.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="askwell.workspace"
                    ),
                ),
                ("order", models.PositiveBigIntegerField()),
                ("kind", models.CharField(max_length=24)),
                ("on", models.DateField()),
                ("at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("by", models.CharField(max_length=40)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.person"
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.direction"
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="askwell.introduction",
                    ),
                ),
                (
                    "approach",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.approach"
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.interview"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="askwell.commitment"
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="askwell.event"
                    ),
                ),
                ("data", models.JSONField(default=dict)),
                ("counts", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "event",
                "indexes": [
                    models.Index(fields=["workspace", "person", "on"], name="event_of_person"),
                    models.Index(fields=["workspace", "approach"], name="event_of_approach"),
                    models.Index(fields=["workspace", "introduction"], name="event_of_introduction"),
                    models.Index(fields=["workspace", "interview"], name="event_of_interview"),
                    models.Index(fields=["workspace", "direction", "kind"], name="event_of_direction"),
                    models.Index(fields=["workspace", "kind", "on"], name="event_of_kind"),
                    models.Index(fields=["workspace", "corrects"], name="event_corrected"),
                ],
                "constraints": [models.UniqueConstraint(fields=("workspace", "order"), name="events_in_order")],
            },
        ),
        migrations.AddField(
            model_name="Approach",
            name="also_for",
            field=models.ManyToManyField(
                related_name="joined_approaches", through="askwell.ApproachDirection", to="askwell.direction"
            ),
        ),
    ]
