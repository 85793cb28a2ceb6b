from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("askwell.web.urls"))]

handler400 = "askwell.web.faults.bad_request"
handler403 = "askwell.web.faults.forbidden"
handler404 = "askwell.web.faults.not_found"
handler500 = "askwell.web.faults.broken"
