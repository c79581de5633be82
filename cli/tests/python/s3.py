"""A server that speaks S3 on loopback, with one empty bucket: prints its port. One request at a time, so that what it
checks for If-Match and If-None-Match still holds when it writes."""

import os
import sys

os.environ.setdefault("AWS_ACCESS_KEY_ID", "test")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "test")
from moto.s3.models import s3_backends
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

s3_backends["123456789012"]["aws"].create_bucket("xiaoqi", "us-east-1")
server = make_server("127.0.0.1", 0, DomainDispatcherApplication(create_backend_app), threaded=False)
print(server.port, flush=True)
sys.stderr = open(os.devnull, "w")
server.serve_forever()
