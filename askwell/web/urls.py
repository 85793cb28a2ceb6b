"""Every address and the view that answers it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.http import HttpResponse
from django.urls import path

from askwell.web import entry


def page(at: str) -> Callable[..., HttpResponse]:
    """The view at "module.name" of askwell.web, loaded when somebody first comes to it: a start waits for its first
    page and no other (PERF.md P17)."""
    module, name = at.split(".")

    def view(request: Any, **named: Any) -> HttpResponse:
        answer: HttpResponse = getattr(import_module(f"askwell.web.{module}"), name)(request, **named)
        return answer

    return view


urlpatterns = [
    # Coming in
    path("enter/<str:token>", entry.enter, name="enter"),
    path("health", entry.health, name="health"),
    # Today and the frame
    path("", page("today.today"), name="today"),
    path("more/", page("today.more"), name="more"),
    path("help/", page("today.help_page"), name="help"),
    path("undo/<uuid:event_id>", page("story.undo"), name="undo"),
    path("undo/", page("story.undo_one"), name="undo-one"),
    path("story/", page("story.everything"), name="everything"),
    path("story/<uuid:event_id>/day", page("story.day"), name="story-day"),
    path("steps/", page("step.steps"), name="steps"),
    path("steps/<int:step_id>/", page("step.put_off"), name="step"),
    path("steps/<int:step_id>/later", page("step.later"), name="step-later"),
    path("steps/<int:step_id>/never", page("step.never"), name="step-never"),
    path("approaches/<uuid:approach_id>/keep-open", page("approach.keep_open"), name="keep-open"),
    path("search", page("search.search"), name="search"),
    path("settings/", page("settings.settings"), name="settings"),
    # The first minutes
    path("start/", page("start.start"), name="start"),
    path("start/matters", page("start.matters"), name="start-matters"),
    path("start/me", page("start.me"), name="start-me"),
    path("start/people", page("start.people"), name="start-people"),
    path("start/example", page("demo.example"), name="start-example"),
    # People and companies
    path("people/", page("people.people"), name="people"),
    path("people/new", page("people.new"), name="person-new"),
    path("people/<uuid:person_id>/", page("person.person"), name="person"),
    path("people/<uuid:person_id>/edit", page("person.edit"), name="person-edit"),
    path("people/<uuid:person_id>/remove", page("person.remove"), name="person-remove"),
    path("people/<uuid:person_id>/bring-back", page("person.bring_back"), name="person-back"),
    path("people/<uuid:person_id>/note/<slug:deed>", page("person_deeds.note"), name="person-note"),
    path("promises/<uuid:commitment_id>/kept", page("person.kept"), name="promise-kept"),
    path("companies/<uuid:company_id>/", page("company.company"), name="company"),
    path("companies/<uuid:company_id>/remove", page("company.remove"), name="company-remove"),
    path("companies/<uuid:company_id>/bring-back", page("company.bring_back"), name="company-back"),
    path("companies/<uuid:company_id>/edit", page("company.edit"), name="company-edit"),
    # People from files
    path("import/", page("importing.index"), name="import"),
    path("import/<uuid:batch_id>/", page("importing.batch"), name="import-batch"),
    path("import/<uuid:batch_id>/start", page("importing.begin"), name="import-start"),
    path("import/<uuid:batch_id>/undo", page("importing.undo"), name="import-undo"),
    path("import/<uuid:batch_id>/discard", page("importing.discard"), name="import-discard"),
    # Keep it safe
    path("keep/", page("keep.keep"), name="keep"),
    path("keep/backup", page("keep.back_up"), name="keep-backup"),
    path("keep/work", page("keep.work"), name="keep-work"),
    path("keep/restore", page("keep.restore_file"), name="keep-restore-file"),
    path("keep/restore/<str:name>", page("keep.restore"), name="keep-restore"),
    path("keep/export", page("keep.export_all"), name="keep-export"),
    path("keep/doctor", page("keep.doctor"), name="keep-doctor"),
    path("keep/people", page("keep.review"), name="keep-people"),
    path("keep/erase", page("keep.erase"), name="keep-erase"),
    path("people/<uuid:person_id>/forget", page("keep.forget"), name="person-forget"),
    path("people/<uuid:person_id>/dossier/<slug:form>", page("keep.dossier"), name="person-dossier"),
    # Directions
    path("directions/", page("direction.index"), name="directions"),
    path("directions/people", page("direction.whom_to_ask"), name="whom-to-ask"),
    path("directions/<uuid:direction_id>/", page("direction.direction"), name="direction"),
    path("directions/<uuid:direction_id>/people", page("direction.brainstorm"), name="direction-people"),
    path("directions/<uuid:direction_id>/edit", page("direction.edit"), name="direction-edit"),
    path("directions/<uuid:direction_id>/criteria", page("direction.add_criterion"), name="criterion-add"),
    path(
        "directions/<uuid:direction_id>/criteria/<uuid:criterion_id>/",
        page("direction.edit_criterion"),
        name="criterion",
    ),
    path(
        "directions/<uuid:direction_id>/criteria/<uuid:criterion_id>/bring-back",
        page("direction.bring_criterion_back"),
        name="criterion-back",
    ),
    path(
        "directions/<uuid:direction_id>/criteria/<uuid:criterion_id>/remove",
        page("direction.remove_criterion"),
        name="criterion-remove",
    ),
    path("directions/<uuid:direction_id>/research", page("direction.add_research"), name="research-add"),
    path("research/new", page("research.new"), name="research-new"),
    path("research/<uuid:research_id>/", page("research.edit"), name="research"),
    path("research/<uuid:research_id>/remove", page("research.remove"), name="research-remove"),
    path("research/<uuid:research_id>/bring-back", page("research.bring_back"), name="research-back"),
    path("directions/<uuid:direction_id>/questions", page("questions.questions"), name="direction-questions"),
    path("directions/<uuid:direction_id>/questions/change", page("questions.change"), name="direction-question"),
    path("directions/<uuid:direction_id>/questions/add", page("questions.add"), name="direction-questions-add"),
    path("directions/<uuid:direction_id>/drill", page("drill.begin"), name="direction-drill"),
    path("directions/<uuid:direction_id>/drill/<int:number>/", page("drill.run"), name="direction-drill-run"),
    path("directions/<uuid:direction_id>/rate", page("direction.rate"), name="direction-rate"),
    path("directions/<uuid:direction_id>/decide", page("direction.decide"), name="direction-decide"),
    path("directions/<uuid:direction_id>/reopen", page("direction.reopen"), name="direction-reopen"),
    # Practice
    path("drill/", page("drill.begin"), name="drill"),
    path("drill/<int:number>/", page("drill.run"), name="drill-run"),
    # Chain, progress, the worked example
    path("chain/", page("chain.chain"), name="chain"),
    path("progress/", page("progress.progress"), name="progress"),
    path("progress/goal", page("progress.set_goal"), name="goal"),
    path("demo/begin", page("demo.begin"), name="demo-begin"),
    path("demo/step", page("demo.step"), name="demo-step"),
    path("demo/again", page("demo.again"), name="demo-again"),
    # Approaches
    path("people/<uuid:person_id>/ask", page("approach.start"), name="approach-start"),
    path("people/<uuid:person_id>/lift-stop", page("approach.lift_stop"), name="lift-stop"),
    path("approaches/<uuid:approach_id>/", page("approach.approach"), name="approach"),
    path("approaches/<uuid:approach_id>/call", page("approach.call"), name="approach-call"),
    path("approaches/<uuid:approach_id>/reply", page("approach.reply"), name="approach-reply"),
    path("approaches/<uuid:approach_id>/pause", page("approach.pause"), name="approach-pause"),
    path("approaches/<uuid:approach_id>/resume", page("approach.resume"), name="approach-resume"),
    path("approaches/<uuid:approach_id>/close", page("approach.close"), name="approach-close"),
    path("approaches/<uuid:approach_id>/reopen", page("approach.reopen"), name="approach-reopen"),
    # Introductions
    path("introductions/<uuid:introduction_id>/", page("introduction.introduction"), name="introduction"),
    path("introductions/<uuid:introduction_id>/turn", page("introduction.turn"), name="introduction-turn"),
    path("introductions/<uuid:introduction_id>/name", page("introduction.name_them"), name="introduction-name"),
    # Letters
    path("people/<uuid:person_id>/letters", page("letter.begin"), name="letter-begin"),
    path("letters/<uuid:message_id>/", page("letter.letter"), name="letter"),
    path("letters/<uuid:message_id>/check", page("letter.check"), name="letter-check"),
    path("letters/<uuid:message_id>/not-meant", page("letter.not_meant"), name="letter-not-meant"),
    path("letters/<uuid:message_id>/accept", page("letter.accept"), name="letter-accept"),
    path("letters/<uuid:message_id>/by-hand", page("letter.by_hand"), name="letter-by-hand"),
    path("letters/<uuid:message_id>/tone", page("letter.tone"), name="letter-tone"),
    path("letters/<uuid:message_id>/discard", page("letter.discard"), name="letter-discard"),
    path("letters/<uuid:message_id>/words-back", page("letter.words_back"), name="letter-words-back"),
    path("letters/<uuid:message_id>/bring-back", page("letter.bring_back"), name="letter-back"),
    path("letters/<uuid:message_id>/ready", page("letter.ready"), name="letter-ready"),
    path("letters/<uuid:message_id>/letter.eml", page("letter.as_file"), name="letter-file"),
    path("letters/<uuid:message_id>/print", page("letter.print_out"), name="letter-print"),
    path("letters/<uuid:message_id>/sent", page("letter.sent"), name="letter-sent"),
    # Interviews
    path("interviews/", page("interview.index"), name="interviews"),
    path("interviews/new", page("unarranged.new"), name="interview-new"),
    path("approaches/<uuid:approach_id>/schedule", page("interview.schedule"), name="interview-schedule"),
    path("interviews/<uuid:interview_id>/", page("interview.interview"), name="interview"),
    path("interviews/<uuid:interview_id>/others", page("interview.others"), name="interview-others"),
    path("interviews/<uuid:interview_id>/move", page("interview.move"), name="interview-move"),
    path("interviews/<uuid:interview_id>/missed", page("interview.missed"), name="interview-missed"),
    path("interviews/<uuid:interview_id>/talk.ics", page("interview.as_file"), name="interview-file"),
    path("interviews/<uuid:interview_id>/prepare", page("prepare.prepare"), name="interview-prepare"),
    path("interviews/<uuid:interview_id>/research", page("prepare.research"), name="prepare-research"),
    path("interviews/<uuid:interview_id>/speech", page("prepare.speech"), name="prepare-speech"),
    path("interviews/<uuid:interview_id>/agenda", page("agenda.agenda"), name="interview-agenda"),
    path("interviews/<uuid:interview_id>/brief", page("prepare.brief"), name="interview-brief"),
    # The talk
    path("interviews/<uuid:interview_id>/talk", page("talk.talk"), name="talk"),
    path("interviews/<uuid:interview_id>/notes", page("talk.notes"), name="talk-notes"),
    path("interviews/<uuid:interview_id>/names", page("talk.names"), name="talk-names"),
    path("interviews/<uuid:interview_id>/asked", page("talk.asked"), name="talk-asked"),
    path("interviews/<uuid:interview_id>/turned", page("talk.turned"), name="talk-turned"),
    path("interviews/<uuid:interview_id>/stance", page("talk.stance"), name="talk-stance"),
    path("interviews/<uuid:interview_id>/invitation", page("talk.invitation"), name="talk-invitation"),
    path("interviews/<uuid:interview_id>/end", page("talk.end"), name="talk-end"),
    path("notes/<uuid:note_id>/", page("note.line"), name="note-line"),
    path("talk-sw.js", page("talk.worker"), name="talk-worker"),
    # Looking back
    path("interviews/<uuid:interview_id>/debrief", page("debrief.debrief"), name="interview-debrief"),
    path("interviews/<uuid:interview_id>/debrief/<slug:deed>", page("debrief.note"), name="debrief-note"),
]
