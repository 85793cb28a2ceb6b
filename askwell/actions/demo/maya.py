"""Maya Osei looks for her road: the dated deeds of METHOD section 7, in their order. All people are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from askwell.actions import (
    approach as approaches,
    direction as directions,
    interview as interviews,
    introduction as introductions,
    person,
    story,
    talk,
    thanks,
)
from askwell.actions.approach import Name
from askwell.actions.demo import words
from askwell.actions.demo.stage import BERLIN, BOSTON, Stage, boston, day
from askwell.actions.person import PersonDetails
from askwell.method.text import fold_name
from askwell.models import Step

D1 = "Clinical informatics, vendor side"
D2 = "Medical affairs, pharma"


@dataclass(frozen=True, slots=True)
class Dated:
    """One dated event; `says` is what the bar of the example tells of it."""

    at: datetime
    says: str
    deed: Callable[[Stage], None]


STORY: list[Dated] = []


def on(month: int, number: int, hour: int, minute: int, says: str) -> Callable[[Callable[[Stage], None]], None]:
    def register(deed: Callable[[Stage], None]) -> None:
        STORY.append(Dated(boston(month, number, hour, minute), says, deed))

    return register


OPENED_AT = boston(10, 16, 8, 0)


@on(9, 2, 18, 0, "Maya opens two directions")
def _(stage: Stage) -> None:
    actor = stage.actor
    first = directions.open_direction(
        actor,
        D1,
        kind="industry",
        drop_if="Nights.",
        because="I mend our charts more gladly than I read them, and one good screen helps many patients at once.",
    )
    directions.open_direction(
        actor,
        D2,
        kind="profession",
        drop_if="More than 30 % travel.",
        because="Teaching doctors about evidence is the part of my week that I look forward to.",
    )
    for name, group, must in (
        ("many patients helped", "values", True),
        ("design of systems", "interests", False),
        ("clinical judgement", "skills", False),
        ("teaching", "skills", False),
        ("no nights", "life", True),
        ("one clinic day a week", "life", False),
        ("licence kept", "goals", False),
    ):
        directions.add_criterion(actor, name, group, must=must)
    second = stage.direction(D2)
    directions.add_criterion(actor, "at most 30 % travel", "life", must=True, direction=second)
    directions.rate(actor, "confidence", first, {"value": 2})


@on(9, 3, 19, 0, "She thinks of people: Tomás, an old colleague, and her friend Jo")
def _(stage: Stage) -> None:
    actor = stage.actor
    tomas = person.add(
        actor,
        PersonDetails(
            name="Tomás Herrera",
            company="Northway Health",
            title="Informatics lead",
            emails=["tomas.herrera@northway.example"],
            phones=["+1 617 555 0142"],
            source="known",
            source_words="old colleague from the ward",
            viewpoint="does",
            zone=BOSTON.key,
            country="US",
            region="MA",
            address="Northway Health\n12 Harbor Street\nBoston, MA 02110",
        ),
    )
    approaches.start(actor, tomas, stage.direction(D1))
    person.add(
        actor,
        PersonDetails(
            name="Jo Adler",
            line="friend since school, knows people in pharma",
            emails=["jo.adler@example.org"],
            source="known",
            source_words="friend since school",
            zone=BOSTON.key,
            country="US",
            region="MA",
        ),
    )
    directions.add_research(
        actor,
        "industry",
        direction=stage.direction(D1),
        text="Vendors sell to hospitals in long tenders; physicians sit in product, rollout and safety teams.",
    )


@on(9, 4, 9, 30, "She writes to Tomás and asks Jo to introduce her to Ingrid")
def _(stage: Stage) -> None:
    actor = stage.actor
    stage.writes("Tomás", "request", "tomas_request")
    ingrid = person.add(
        actor,
        PersonDetails(
            name="Ingrid Solberg",
            company="Aldane Pharma",
            title="Medical affairs",
            source="person",
            source_words="known by Jo Adler",
            phones=["+1 617 555 0178"],
            viewpoint="does",
            zone=BOSTON.key,
            country="US",
            region="MA",
        ),
    )
    approaches.start(actor, ingrid, stage.direction(D2))
    introductions.ask_for(actor, giver=stage.person("Jo"), target=ingrid, direction=stage.direction(D2))


@on(9, 8, 10, 0, "Tomás says yes; Jo introduces her to Ingrid")
def _(stage: Stage) -> None:
    stage.hears("Tomás", "accepted", text="With pleasure. Monday at half past twelve, the café by our door?")
    stage.agrees("Tomás", boston(9, 14, 12, 30), 30, "cafe", "Harbor Café, near Northway")
    introductions.turn(stage.actor, stage.introduction("Ingrid"), "made")


@on(9, 9, 9, 15, "She writes to Ingrid")
def _(stage: Stage) -> None:
    stage.writes("Ingrid", "request", "ingrid_request")


@on(9, 10, 16, 0, "Ingrid says yes")
def _(stage: Stage) -> None:
    stage.hears(
        "Ingrid", "accepted", text="Jo's friends are welcome. Twenty minutes on the telephone, Thursday at four?"
    )
    stage.agrees("Ingrid", boston(9, 17, 16, 0), 20, "telephone", "She rings Maya")


@on(9, 14, 9, 0, "She tells Jo the good news, and has her questions ready")
def _(stage: Stage) -> None:
    intro = stage.introduction("Ingrid")
    stage.writes("Jo", "update", "jo_news", introduction=intro)
    interviews.set_agenda(stage.actor, stage.interview("Tomás"), words.questions("tomas"))
    interviews.set_agenda(stage.actor, stage.interview("Ingrid"), words.questions("ingrid"))


@on(9, 14, 13, 0, "She talks with Tomás")
def _(stage: Stage) -> None:
    stage.talks("Tomás", minutes=30)
    stage.notes(
        "Tomás",
        "No nights since I left the ward.",
        "Two clinic days proved too much, one works.",
        "You argue more than you build.",
        "Ask Rafael about rollout, and Dana: she tests on wards.",
    )
    talk.give_names(
        stage.actor,
        stage.interview("Tomás"),
        [
            Name("Rafael Ortiz", "Corvane", "implementation physician, knows rollouts"),
            Name("Dana Mbeki", "Fernhill", "she tests on wards, ask her about go-lives"),
        ],
    )
    talk.say_may_write_again(stage.actor, stage.interview("Tomás"), "yes")
    for name, title, phone in (
        ("Rafael", "Implementation physician", "+1 617 555 0155"),
        ("Dana", "Product physician", ""),
    ):
        found = stage.person(name)
        person.edit(
            stage.actor,
            found,
            PersonDetails(
                title=title,
                phones=[phone] if phone else None,
                emails=[f"{name.lower()}@{found.company_name.lower()}.example"],
                zone=BOSTON.key,
                country="US",
                region="MA",
                viewpoint="does",
            ),
        )


@on(9, 14, 19, 0, "She looks back, and thanks Tomás the same evening")
def _(stage: Stage) -> None:
    stage.claims("Tomás", D1, "“No nights since I left the ward”", "for", "no nights")
    stage.claims("Tomás", D1, "“Two clinic days proved too much, one works”", "for", "one clinic day")
    stage.claims("Tomás", D1, "“You argue more than you build”", "against", "design of systems")
    interviews.debriefed(stage.actor, stage.interview("Tomás"), {"listened": 4, "was_clear": 3})
    stage.writes("Tomás", "thank_you", "tomas_thanks")


@on(9, 16, 9, 0, "She writes to Rafael and Dana, and posts a card to Tomás")
def _(stage: Stage) -> None:
    stage.writes("Rafael", "request", "rafael_request")
    stage.writes("Dana", "request", "dana_request")
    thanks.card_sent(stage.actor, stage.interview("Tomás"))


@on(9, 17, 16, 20, "She talks with Ingrid on the telephone")
def _(stage: Stage) -> None:
    stage.talks("Ingrid", minutes=20)
    stage.notes("Ingrid", "Half my weeks are on the road.", "Teaching is the best of it.")
    talk.no_names(stage.actor, stage.interview("Ingrid"), "all abroad")
    talk.say_may_write_again(stage.actor, stage.interview("Ingrid"), "yes")
    stage.claims("Ingrid", D2, "“Half my weeks are on the road”", "against", "at most 30 % travel")
    stage.claims("Ingrid", D2, "“Teaching is the best of it”", "for", "teaching")
    interviews.debriefed(stage.actor, stage.interview("Ingrid"), {"listened": 4, "was_clear": 4})
    stage.writes("Ingrid", "thank_you", "ingrid_thanks")
    thanks.skip_card(stage.actor, stage.interview("Ingrid"), "no postal address")


@on(9, 18, 11, 0, "Dana says yes; the end of the other chain waits for the decision")
def _(stage: Stage) -> None:
    stage.hears("Dana", "accepted", text="Any friend of Tomás. Tuesday the 29th at half past nine?")
    stage.agrees("Dana", boston(9, 29, 9, 30), 30, "office", "Fernhill, 4 Mill Lane, Boston")
    ends = Step.objects.filter(workspace=stage.actor.workspace, kind="chain_ends").first()
    if ends:
        story.snooze(stage.actor, ends, day(11, 4))


@on(9, 21, 10, 30, "She tells Tomás about Dana, and telephones Rafael")
def _(stage: Stage) -> None:
    stage.writes("Tomás", "update", "tomas_news", introduction=stage.introduction("Dana"))
    approaches.call(stage.actor, stage.approach("Rafael"), "voicemail")
    gift = Step.objects.filter(workspace=stage.actor.workspace, kind="give_back").first()
    if gift:  # she has nothing to give yet, and comes back to it once she knows where she goes
        story.snooze(stage.actor, gift, day(11, 16))


@on(9, 22, 15, 0, "Rafael declines: go-live until winter")
def _(stage: Stage) -> None:
    stage.hears(
        "Rafael", "declined", text="I am in a go-live until winter and cannot promise even half an hour. Sorry!"
    )


@on(9, 23, 9, 0, "She thanks him, and asks for one other name")
def _(stage: Stage) -> None:
    stage.writes("Rafael", "decline_reply", "rafael_reply")


@on(9, 24, 17, 0, "Rafael names Lena Krause in Berlin")
def _(stage: Stage) -> None:
    stage.hears(
        "Rafael",
        "named-someone",
        text="Write to Lena Krause at Medira in Berlin, and greet her from me.",
        names=(Name("Lena Krause", "Medira", "physician on the vendor side", email="lena.krause@medira.example"),),
    )
    person.edit(
        stage.actor,
        stage.person("Lena"),
        PersonDetails(
            title="Physician",
            zone=BERLIN.key,
            country="DE",
            region="BE",
            viewpoint="does",
        ),
    )


@on(9, 25, 11, 0, "She writes to Lena: 17:00 in Berlin, just in time")
def _(stage: Stage) -> None:
    stage.writes("Lena", "request", "lena_request")


@on(9, 29, 10, 8, "She talks with Dana; Lena says yes")
def _(stage: Stage) -> None:
    actor = stage.actor
    interviews.set_agenda(actor, stage.interview("Dana"), words.questions("dana"), on=day(9, 25))
    stage.talks("Dana", minutes=38, offered=True, ended="overran")
    stage.notes(
        "Dana",
        "One screen of ours is used on 300 wards.",
        "Each go-live costs three weeks of nights.",
        "We test on wards; your view is gold.",
    )
    stage.notes("Dana", "The rollout department will be reorganised in spring.", in_confidence=True)
    talk.give_names(
        actor,
        stage.interview("Dana"),
        [
            Name(
                "Priya Sen",
                "Halden Health Tech",
                "she needs somebody like you",
                may_turn=True,
                email="priya.sen@halden.example",
            ),
        ],
    )
    person.edit(
        actor,
        stage.person("Priya"),
        PersonDetails(
            title="VP clinical",
            zone=BOSTON.key,
            country="US",
            region="MA",
            viewpoint="hires",
        ),
    )
    talk.promise(
        actor,
        stage.person("Dana"),
        "Comments on the prototype",
        day(10, 9),
        mine=True,
        interview=stage.interview("Dana"),
    )
    stage.hears("Lena", "accepted", text="Gern! Tuesday the 13th of October at 15:00 my time?")
    stage.agrees("Lena", datetime(2026, 10, 13, 15, 0, tzinfo=BERLIN), 30, "video")


@on(9, 29, 18, 30, "She looks back, and thanks Dana")
def _(stage: Stage) -> None:
    stage.claims("Dana", D1, "“One screen of ours is used on 300 wards”", "for", "many patients")
    stage.claims(
        "Dana", D1, "“Each go-live costs three weeks of nights”", "against", "no nights", only_for="rollout roles"
    )
    stage.claims("Dana", D1, "“We test on wards, your view is gold”", "for", "clinical judgement")
    interviews.debriefed(stage.actor, stage.interview("Dana"), {"listened": 4, "was_clear": 4})
    stage.writes("Dana", "thank_you", "dana_thanks")


@on(9, 30, 9, 0, "She writes to Priya, and would not want to work there")
def _(stage: Stage) -> None:
    talk.set_stance(stage.actor, stage.person("Priya"), "no", "too early to say yes to anybody")
    stage.writes("Priya", "request", "priya_request")


@on(10, 1, 9, 0, "She tells Rafael about Lena, and posts a card to Dana")
def _(stage: Stage) -> None:
    stage.writes("Rafael", "update", "rafael_news", introduction=stage.introduction("Lena"))
    thanks.card_sent(stage.actor, stage.interview("Dana"))


@on(10, 2, 14, 0, "Priya says yes")
def _(stage: Stage) -> None:
    stage.hears("Priya", "accepted", text="Dana speaks highly of you. Thursday the 15th at five, by video?")
    stage.agrees("Priya", boston(10, 15, 17, 0), 30, "video")


@on(10, 5, 9, 0, "She tells Dana about Priya")
def _(stage: Stage) -> None:
    stage.writes("Dana", "update", "dana_news", introduction=stage.introduction("Priya"))


@on(10, 7, 20, 0, "She keeps her promise to Dana, two days early")
def _(stage: Stage) -> None:
    talk.promise_kept(stage.actor, stage.promise_of("Dana"))


@on(10, 9, 10, 0, "Lena moves the talk to the 27th")
def _(stage: Stage) -> None:
    new = interviews.Appointment(datetime(2026, 10, 27, 15, 0, tzinfo=BERLIN), 30, BERLIN.key, "video")
    interviews.move(stage.actor, stage.interview("Lena"), "them", new)


@on(10, 12, 11, 0, "She prepares the talk with Priya")
def _(stage: Stage) -> None:
    interviews.set_agenda(stage.actor, stage.interview("Priya"), words.questions("priya"))


@on(10, 14, 9, 0, "She confirms the talk with Priya")
def _(stage: Stage) -> None:
    stage.writes("Priya", "confirm", "priya_confirm")


@on(10, 15, 17, 30, "She talks with Priya, and it turns into a job interview at minute 6")
def _(stage: Stage) -> None:
    actor = stage.actor
    interviews.turned(actor, stage.interview("Priya"), minute=6, branch="B")
    stage.talks("Priya", minutes=30)
    stage.notes("Priya", "Product side sleeps, rollout side does not.", "We are hiring, tell me about yourself.")
    talk.no_names(actor, stage.interview("Priya"), "she spoke of openings instead")
    talk.log_invitation(
        actor, stage.person("Priya"), "resume", words="Send me your résumé, in case.", where="video talk"
    )
    talk.set_stance(actor, stage.person("Priya"), "maybe", "product doctors decide more than I thought")


@on(10, 15, 20, 0, "She looks back, and thanks Priya the same evening")
def _(stage: Stage) -> None:
    stage.claims(
        "Priya", D1, "“Product side sleeps, rollout side does not”", "for", "no nights", only_for="product roles"
    )
    interviews.debriefed(stage.actor, stage.interview("Priya"), {"listened": 5, "was_clear": 4})
    stage.writes("Priya", "thank_you", "priya_thanks")


@on(10, 16, 9, 0, "She sends the résumé that Priya asked for, and a card to her office")
def _(stage: Stage) -> None:
    stage.writes("Priya", "send_resume", "priya_resume")


@on(10, 19, 9, 0, "She posts a card to Priya")
def _(stage: Stage) -> None:
    thanks.card_sent(stage.actor, stage.interview("Priya"))


@on(10, 23, 11, 0, "Priya offers her a job interview; Maya prepares the talk with Lena")
def _(stage: Stage) -> None:
    talk.receive_offer(stage.actor, stage.person("Priya"), "a job interview", None)
    interviews.set_agenda(stage.actor, stage.interview("Lena"), words.questions("lena"))


@on(10, 26, 9, 0, "She answers Priya: not before she has decided; and confirms with Lena")
def _(stage: Stage) -> None:
    stage.writes("Priya", "offer_answer", "priya_answer")
    stage.writes("Lena", "confirm", "lena_confirm")


@on(10, 27, 10, 30, "She talks with Lena: 15:00 in Berlin, 10:00 in Boston this week")
def _(stage: Stage) -> None:
    stage.talks("Lena", minutes=30)
    stage.notes(
        "Lena", "Nights only in rollout.", "My licence is kept by one clinic day.", "I sketch, engineers build."
    )
    talk.no_names(stage.actor, stage.interview("Lena"), "she will think about it")


@on(10, 27, 18, 0, "She looks back, and thanks Lena; no card: abroad")
def _(stage: Stage) -> None:
    stage.claims("Lena", D1, "“Nights only in rollout”", "for", "no nights", only_for="product roles")
    stage.claims("Lena", D1, "“My licence is kept by one clinic day”", "for", "licence kept")
    stage.claims("Lena", D1, "“I sketch, engineers build”", "against", "design of systems")
    interviews.debriefed(stage.actor, stage.interview("Lena"), {"listened": 5, "was_clear": 5})
    stage.writes("Lena", "thank_you", "lena_thanks")
    thanks.skip_card(stage.actor, stage.interview("Lena"), "abroad, by choice")


@on(11, 3, 19, 0, "She decides: product side of clinical informatics, and no pharma")
def _(stage: Stage) -> None:
    actor, first, second = stage.actor, stage.direction(D1), stage.direction(D2)
    directions.rate(actor, "motivation", first, {"value": 4}, "I miss making things.")
    directions.rate(actor, "fit", first, {"suits": 4, "draws": 4})
    directions.rate(actor, "confidence", first, {"value": 4})
    directions.decide(actor, first, "chosen", "Product side. Four employers, two countries, and they agree.")
    directions.decide(actor, second, "set_aside", "The travel: my own limit, told by someone who does it.")


@on(11, 9, 18, 0, "She tells everyone who helped")
def _(stage: Stage) -> None:
    for name in ("Tomás", "Dana", "Lena", "Priya", "Ingrid", "Rafael", "Jo"):
        about = stage.direction(D2 if name in {"Ingrid", "Jo"} else D1)
        stage.writes(name, "tell_decision", f"decision_{fold_name(name)}", direction=about)
