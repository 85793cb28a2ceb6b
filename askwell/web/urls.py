from django.urls import path

from askwell.web import approach, entry, letter, story, today

urlpatterns = [
    # Coming in
    path("enter/<str:token>", entry.enter, name="enter"),
    path("health", entry.health, name="health"),
    # Today and the frame
    path("", today.today, name="today"),
    path("more/", today.more, name="more"),
    path("undo/<uuid:event_id>", story.undo, name="undo"),
    # Approaches
    path("people/<uuid:person_id>/ask", approach.start, name="approach-start"),
    path("people/<uuid:person_id>/lift-stop", approach.lift_stop, name="lift-stop"),
    path("approaches/<uuid:approach_id>/", approach.approach, name="approach"),
    path("approaches/<uuid:approach_id>/call", approach.call, name="approach-call"),
    path("approaches/<uuid:approach_id>/reply", approach.reply, name="approach-reply"),
    path("approaches/<uuid:approach_id>/pause", approach.pause, name="approach-pause"),
    path("approaches/<uuid:approach_id>/resume", approach.resume, name="approach-resume"),
    path("approaches/<uuid:approach_id>/close", approach.close, name="approach-close"),
    path("approaches/<uuid:approach_id>/reopen", approach.reopen, name="approach-reopen"),
    # Letters
    path("people/<uuid:person_id>/letters", letter.begin, name="letter-begin"),
    path("letters/<uuid:message_id>/", letter.letter, name="letter"),
    path("letters/<uuid:message_id>/check", letter.check, name="letter-check"),
    path("letters/<uuid:message_id>/not-meant", letter.not_meant, name="letter-not-meant"),
    path("letters/<uuid:message_id>/accept", letter.accept, name="letter-accept"),
    path("letters/<uuid:message_id>/by-hand", letter.by_hand, name="letter-by-hand"),
    path("letters/<uuid:message_id>/tone", letter.tone, name="letter-tone"),
    path("letters/<uuid:message_id>/discard", letter.discard, name="letter-discard"),
    path("letters/<uuid:message_id>/ready", letter.ready, name="letter-ready"),
    path("letters/<uuid:message_id>/letter.eml", letter.as_file, name="letter-file"),
    path("letters/<uuid:message_id>/print", letter.print_out, name="letter-print"),
    path("letters/<uuid:message_id>/sent", letter.sent, name="letter-sent"),
]
