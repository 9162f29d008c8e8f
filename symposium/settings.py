"""One settings file, read from the environment. `.env.example` explains each name."""

from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONCE, NONE, SELF

from symposium import beat, env
from symposium.signing_in import *  # noqa: F403 - settings are what stands here

# Lets Django's generic classes take their type parameters at run time too.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))

# --- Where we are --------------------------------------------------------------------------------
DEBUG = env.flag("DEBUG")
DEMONSTRATION = env.flag("DEMONSTRATION")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver")
LOOPBACK_HOSTS = {"127.0.0.1", "localhost", "[::1]", "testserver"}
# An installation that answers to a public name is in production unless it says otherwise.
PRODUCTION = env.flag("PRODUCTION", default=not LOOPBACK_HOSTS.issuperset(ALLOWED_HOSTS))
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")

DEVELOPMENT_SECRET = "development-only-secret-that-production-refuses"  # noqa: S105 - refused below
SECRET_KEY = env.secret("SECRET_KEY", DEVELOPMENT_SECRET)
if PRODUCTION and (SECRET_KEY == DEVELOPMENT_SECRET or len(SECRET_KEY) < 40):
    raise env.BadEnvironment("In production SECRET_KEY must be set to 40 random characters.")
if PRODUCTION and (DEBUG or DEMONSTRATION):
    raise env.BadEnvironment("In production neither DEBUG nor DEMONSTRATION may be set.")

# --- Apps, top floor last ------------------------------------------------------------------------
INSTALLED_APPS = [
    "daphne",
    "symposium.lib",
    "symposium.operations",
    "symposium.accounts",
    "symposium.institutions",
    "symposium.jury",
    "symposium.program",
    "symposium.calls",
    "symposium.exhibition",
    "symposium.privacy",
    "registration",
    "registration.documents",
    "registration.checkin",
    "registration.mailings",
    "streaming.broadcast",
    "streaming.questions",
    "streaming.audience",
    "streaming.live",
    "symposium.home",
    "symposium.demonstration",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "channels",
    "csp",
    "django_vite",
    "hijack",
    "ninja",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "symposium.lib.request_ids.RequestIdMiddleware",
    "symposium.lib.compression.CompressionMiddleware",
    "symposium.lib.shared_cache.SharedCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "symposium.lib.nul.NulMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "symposium.lib.time_zones.TimeZoneMiddleware",
    "symposium.program.middleware.EditionMiddleware",
    "symposium.accounts.middleware.SupportMiddleware",
    "symposium.accounts.middleware.ProofMiddleware",
    "symposium.accounts.middleware.StaffMiddleware",
]

ROOT_URLCONF = "symposium.urls"
ASGI_APPLICATION = "symposium.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "symposium.lib.context.visitor",
                "symposium.program.context.edition",
                "symposium.accounts.context.support",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data: SQLite and memory by default, PostgreSQL and Redis when told --------------------------
DATABASE_URL = env.secret("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=0)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers and one writer work side by side; IMMEDIATE takes the write lock at the
    # start, so that two writers wait for each other instead of failing in the middle.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 12, "timeout": 5}}
    password = env.secret("DATABASE_PASSWORD")
    if password:
        DATABASES["default"]["PASSWORD"] = password
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.secret("REDIS_URL")
REDIS_PREFIX = env.text("REDIS_PREFIX", "symposium")
CACHES: dict[str, dict[str, object]]
CHANNEL_LAYERS: dict[str, dict[str, object]]
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "symposium.lib.forgiving_cache.ForgivingRedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": f"{REDIS_PREFIX}:cache",
            "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
        }
    }
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL], "prefix": f"{REDIS_PREFIX}:layer"},
        }
    }
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {
        "global_keyprefix": f"{REDIS_PREFIX}:tasks:",
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    CELERY_BROKER_URL = "filesystem://localhost//"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(VAR_DIR / "broker"),
        "data_folder_out": str(VAR_DIR / "broker"),
        "control_folder": str(VAR_DIR / "broker-control"),
    }
    (VAR_DIR / "broker").mkdir(parents=True, exist_ok=True)
SILENCED_SYSTEM_CHECKS = [
    "django_ratelimit.E003",  # the embedded form has one web process, so its cache may be local
    "django_ratelimit.W001",
]

# --- Tasks ---------------------------------------------------------------------------------------
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE = beat.schedule(is_demonstration=DEMONSTRATION)

# --- Events --------------------------------------------------------------------------------------
EVENT_PUBLISHER = "streaming.live.publisher.publish"
# Hears of each release of a program: the stages' running orders follow it.
RELEASE_FOLLOWER = "streaming.broadcast.actions.follow_release"
# The stages among which a session may choose, as pairs of slug and name.
STAGE_CHOICES = "streaming.broadcast.queries.stage_choices"
# Players' beats are gathered in memory for so long before they are stored.
AUDIENCE_FLUSH_SECONDS = 2.0

# --- People: signing_in.py has the rest -----------------------------------------------------------
# Whether staff must have a second factor before they see organizers' pages.
STAFF_MFA = env.choice(
    "STAFF_MFA", "required" if PRODUCTION else "encouraged", {"required", "encouraged"}
)

# After how many days entries of the record of changes go; 0 keeps them.
AUDIT_DAYS = env.number("AUDIT_DAYS", 1826)

# --- Languages and time --------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("ar", "العربية"),
]
LOCALE_PATHS = [BASE_DIR / "frontend" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_SAMESITE = "Lax"

# A JSON file with the organizers' own names of countries; see institutions/countries.py.
TERRITORIES_FILE = env.text("TERRITORIES_FILE")
# Another TopoJSON file of land for the map of the figures; "off" leaves the map out.
WORLD_MAP = env.text("WORLD_MAP")

# --- Files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is missing
STATICFILES_DIRS = [path for path in [BASE_DIR / "frontend" / "dist"] if path.exists()]
WHITENOISE_USE_FINDERS = True
# What Vite builds carries a hash of its content in its name, so it may be kept forever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"/assets/.+-[0-9A-Za-z_-]{8}\.\w+$"
# Printed documents: their templates, and the typefaces that the front end's build puts there.
DOCUMENTS_DIR = BASE_DIR / "frontend" / "templates" / "documents"
DOCUMENT_FONTS_DIR = BASE_DIR / "frontend" / "fonts-documents"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
DJANGO_VITE = {
    "default": {
        "manifest_path": BASE_DIR / "frontend" / "dist" / "manifest.json",
        "static_url_prefix": "",
    }
}
S3_BUCKET = env.text("S3_BUCKET")
STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Vite already puts a hash into each name of what it builds.
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
if S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.text("S3_ENDPOINT_URL") or None,
            "access_key": env.secret("S3_ACCESS_KEY"),
            "secret_key": env.secret("S3_SECRET_KEY"),
            "region_name": env.text("S3_REGION") or None,
            "querystring_auth": False,
        },
    }
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Addresses whose bodies are refused by their length, before they are read: pattern, bytes.
BODY_LIMITS = [
    (r"/organize/program/import/$", 17 * 1024 * 1024),
    # Up to three files of the largest size at once.
    (r"/(register|me/edit)/$", 64 * 1024 * 1024),
    (r"/organize/registrations/import/$", 17 * 1024 * 1024),
    (r"/delegation/\d+/import/$", 17 * 1024 * 1024),
]

# --- Mail ----------------------------------------------------------------------------------------
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "symposium.lib.mail_backend.ConsoleAndFileBackend"
)
# How many letters about a release may leave within a minute.
NOTICES_PER_MINUTE = env.number("NOTICES_PER_MINUTE", 300)
# How many letters of mailings and reminders may leave within a minute, all workers together.
LETTERS_PER_MINUTE = max(1, env.number("LETTERS_PER_MINUTE", 300))
# Where mail servers send reports of letters that have not arrived, and the secret with which a
# provider hands them in.
BOUNCES_TO = env.text("BOUNCES_TO")
BOUNCES_TOKEN = env.secret("BOUNCES_TOKEN")
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "BRISMIS secretariat <secretariat@localhost>")

# --- Security ------------------------------------------------------------------------------------
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = env.items("CSRF_TRUSTED_ORIGINS")
CSRF_FAILURE_VIEW = "symposium.operations.views.csrf_failed"
# Some players answer only a page that names itself across origins.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# How many proxies of our own stand in front: so many last addresses of X-Forwarded-For are trusted.
TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)
METRICS_TOKEN = env.secret("METRICS_TOKEN")
# 32 bytes in base64 each; unset, both are derived from SECRET_KEY. See lib/signatures, lib/sealed.
SIGNING_KEY = env.secret("SIGNING_KEY")
SIGNING_OLD_KEYS = env.items("SIGNING_OLD_KEYS")
PASSPORT_KEY = env.secret("PASSPORT_KEY")
PASSPORT_OLD_KEYS = env.secret("PASSPORT_OLD_KEYS").replace(",", " ").split()

# Hosts from which a browser may load streams and films besides our own.
MEDIA_HOSTS = env.items("MEDIA_HOSTS")
# The live tier's own address (wss://live.example.org); empty when pages and sockets share one.
LIVE_URL = env.text("LIVE_URL").rstrip("/")
# Open sockets of one process; whoever comes later polls.
LIVE_MOST_SOCKETS = env.number("LIVE_MOST_SOCKETS", 20_000)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:", *MEDIA_HOSTS],
        # hls.js gives a text track its life by an empty "data:,WEBVTT".
        "media-src": [SELF, "blob:", "data:", *MEDIA_HOSTS],
        "connect-src": [SELF, "blob:", *MEDIA_HOSTS, *([LIVE_URL] if LIVE_URL else [])],
        "worker-src": [SELF, "blob:"],
        "font-src": [SELF],
        "frame-src": [
            SELF,
            "https://www.youtube-nocookie.com",
            "https://player.bilibili.com",
            "https://www.bilibili.com/blackboard/live/",
        ],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
# Without it browsers throw away what they keep of the program, and keep nothing more.
OFFLINE_COPIES = env.flag("OFFLINE_COPIES", default=True)
RATE_LIMITS_ENABLED = env.flag("RATE_LIMITS", default=True)

# --- Logs ----------------------------------------------------------------------------------------
LOG_LEVEL = env.text("LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "symposium.lib.logs.RequestIdFilter"},
        "secret_paths": {"()": "symposium.lib.logs.SecretPathFilter"},
    },
    "formatters": {
        "json": {"()": "symposium.lib.logs.JsonFormatter"},
        "text": {"format": "%(levelname)s %(name)s %(message)s"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["request_id", "secret_paths"],
            "formatter": env.text("LOG_FORMAT", "json" if PRODUCTION else "text"),
        }
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        name: {"level": "WARNING"} for name in ("daphne", "django.channels.server", "django.server")
    },
}
