from django.http import HttpResponse
from django.urls import path

from askwell.web import entry
from askwell.web.request import AskwellRequest


def today(request: AskwellRequest) -> HttpResponse:
    return HttpResponse("Askwell is here.", content_type="text/plain")


urlpatterns = [
    path("", today, name="today"),
    path("enter/<str:token>", entry.enter, name="enter"),
    path("health", entry.health, name="health"),
]
