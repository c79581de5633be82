"""python-tuf as an author in our profile: make.py FOLDER. A first version, a rotated root, a second version with a role."""

import hashlib
import os
import sys
from datetime import datetime, timedelta, timezone

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole, Delegations, Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp,
)

folder = sys.argv[1]
later = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=7)
names = ["root", "root2", "root3", "targets", "snapshot", "timestamp", "trainers"]
keys = {name: CryptoSigner.generate_ed25519() for name in names}


def put(path, data):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def sign(signed, *signers):
    signed.expires = later
    metadata = Metadata(signed)
    for signer in signers:
        metadata.sign(keys[signer], append=True)
    return metadata.to_bytes()


def target(name, data):
    digest = hashlib.sha256(data).hexdigest()
    head, _, tail = name.rpartition("/")
    put(f"targets/{head}/{digest}.{tail}", data)
    return TargetFile.from_data(name, data, ["sha256"])


def meta(version, data):
    return MetaFile(version, len(data), {"sha256": hashlib.sha256(data).hexdigest()})


root = Root(consistent_snapshot=True)
for role in ["root", "root2"]:
    root.add_key(keys[role].public_key, "root")
for role in ["targets", "snapshot", "timestamp"]:
    root.add_key(keys[role].public_key, role)
root.roles["root"].threshold = 2
root.version = 1
put("metadata/1.root.json", sign(root, "root", "root2"))
root.version = 2
root.revoke_key(keys["root2"].public_key.keyid, "root")
root.add_key(keys["root3"].public_key, "root")
put("metadata/2.root.json", sign(root, "root", "root2", "root3"))

trainers = Targets(version=3)
trainers.targets["hints/a.json"] = target("hints/a.json", b"hints")
trainers_bytes = sign(trainers, "trainers")
put("metadata/3.trainers.json", trainers_bytes)
targets = Targets(version=2)
targets.targets["packs/core.json"] = target("packs/core.json", "规则\n".encode())
key = keys["trainers"].public_key
role = DelegatedRole("trainers", [key.keyid], 1, True, ["hints/*"])
targets.delegations = Delegations({key.keyid: key}, {"trainers": role})
targets_bytes = sign(targets, "targets")
put("metadata/2.targets.json", targets_bytes)
snapshot = Snapshot(version=2)
snapshot.meta = {"targets.json": meta(2, targets_bytes), "trainers.json": meta(3, trainers_bytes)}
snapshot_bytes = sign(snapshot, "snapshot")
put("metadata/2.snapshot.json", snapshot_bytes)
timestamp = Timestamp(version=2)
timestamp.snapshot_meta = meta(2, snapshot_bytes)
put("metadata/timestamp.json", sign(timestamp, "timestamp"))
