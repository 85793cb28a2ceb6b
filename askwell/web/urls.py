from django.urls import path

from askwell.web import entry, story, today

urlpatterns = [
    # Coming in
    path("enter/<str:token>", entry.enter, name="enter"),
    path("health", entry.health, name="health"),
    # Today and the frame
    path("", today.today, name="today"),
    path("more/", today.more, name="more"),
    path("undo/<uuid:event_id>", story.undo, name="undo"),
]
