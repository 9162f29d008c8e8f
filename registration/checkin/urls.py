from django.urls import URLPattern, URLResolver, path, re_path

from registration.checkin.views import devices, doors, organize, page

app_name = "checkin"
urlpatterns: list[URLPattern | URLResolver] = [
    path("check-in/", page.page, name="page"),
    path("check-in/app.webmanifest", page.manifest, name="manifest"),
    path("check-in/worker.js", page.worker, name="worker"),
    path("check-in/pair/", devices.pair, name="pair"),
    path("check-in/data/", devices.data, name="data"),
    path("check-in/people/<int:number>/", devices.people, name="people"),
    path("check-in/sync/", devices.sync, name="sync"),
    path("organize/check-in/", organize.overview, name="overview"),
    path("organize/check-in/conflicts/", organize.conflicts, name="conflicts"),
    path("organize/check-in/conflicts/<int:pk>/resolve/", organize.resolve, name="resolve"),
    path("organize/check-in/inside/", organize.inside, name="inside"),
    re_path(r"^organize/check-in/(?P<what>inside|scans)\.csv$", organize.export, name="export"),
    path("organize/check-in/devices/", doors.devices, name="devices"),
    path("organize/check-in/devices/add/", doors.add_device, name="add_device"),
    path("organize/check-in/devices/<int:pk>/", doors.device, name="device"),
    path("organize/check-in/devices/<int:pk>/pair/", doors.renew, name="renew"),
    path("organize/check-in/devices/<int:pk>/lock-out/", doors.lock_out, name="lock_out"),
    path("organize/check-in/doors/add/", doors.add_door, name="add_door"),
    path("organize/check-in/doors/<int:pk>/", doors.door, name="door"),
    path("organize/check-in/tickets/<int:pk>/reissue/", organize.reissue, name="reissue"),
]
