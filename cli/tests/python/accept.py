"""python-tuf as a client of a repository in a folder: accept.py REPOSITORY ROOT STATE TARGET. Prints the target's bytes."""

import os
import sys
from urllib.parse import unquote

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface, Updater


class Disk(FetcherInterface):
    def _fetch(self, url):
        path = unquote(url)
        if not os.path.isfile(path):
            raise DownloadHTTPError("not there", 404)
        with open(path, "rb") as file:
            yield file.read()


repository, root, state, target = sys.argv[1:5]
os.makedirs(state, exist_ok=True)
with open(root, "rb") as file:
    bootstrap = file.read()
updater = Updater(
    state, f"{repository}/metadata/", state, f"{repository}/targets/", fetcher=Disk(), bootstrap=bootstrap
)
updater.refresh()
info = updater.get_targetinfo(target)
if info is None:
    sys.exit(f"{target} is not listed")
path = updater.download_target(info, os.path.join(state, "target"))
with open(path, "rb") as file:
    sys.stdout.buffer.write(file.read())
