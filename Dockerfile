# syntax=docker/dockerfile:1
# Two images: `app` runs web, live, worker and clock; `front` is nginx with the static files.

FROM node:24-slim AS frontend
WORKDIR /build
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.13-slim AS packages
COPY requirements/runtime.txt /tmp/runtime.txt
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r /tmp/runtime.txt

FROM python:3.13-slim AS app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    VAR_DIR=/srv/symposium/var
RUN useradd --system --uid 10001 --home-dir /srv/symposium --shell /usr/sbin/nologin symposium
WORKDIR /srv/symposium
COPY --from=packages /opt/venv /opt/venv
COPY manage.py pyproject.toml ./
COPY symposium symposium
COPY registration registration
COPY streaming streaming
COPY frontend/templates frontend/templates
COPY frontend/locale frontend/locale
COPY --from=frontend /build/dist frontend/dist
COPY --from=frontend /build/fonts-documents frontend/fonts-documents
RUN python manage.py messages compile \
 && python manage.py collectstatic --no-input \
 && mkdir -p var/media var/mail \
 && chown -R symposium:symposium var
USER symposium
EXPOSE 8000
CMD ["daphne", "--verbosity", "0", "--bind", "0.0.0.0", "--port", "8000", "symposium.asgi:application"]

FROM nginxinc/nginx-unprivileged:1.28-alpine AS front
COPY deploy/nginx/mime.types /etc/nginx/mime.types
COPY deploy/nginx/pages /srv/pages
COPY deploy/nginx/symposium.conf.template /etc/nginx/templates/default.conf.template
COPY --from=app /srv/symposium/var/static /srv/static
ENV ACCESS_LOG=/dev/stdout \
    BROTLI="" \
    CACHE_DIR=/var/cache/nginx/public \
    LISTEN=8080 \
    LIVE_SERVERS="server live:8000 max_fails=0;" \
    MEDIA_ROOT=/srv/media \
    PAGES_DIR=/srv/pages \
    STATIC_ROOT=/srv/static \
    WEB_SERVERS="server web:8000 max_fails=0;"
