"""Puts a small workspace into an empty database: an administrator who can call, and users to page through.

Usage: workspace.py URL [USERS]      prints the two headers of the administrator, one a line, as curl's -H takes them
"""
import base64
import datetime
import hashlib
import sys

import pymongo

ADMINISTRATOR = "adminOfTheCheck00"
TOKEN = "token-of-the-administrator-of-the-check-0000"
USERS = int(sys.argv[2]) if len(sys.argv) > 2 else 500

now = datetime.datetime.now(datetime.timezone.utc)
hashed = base64.b64encode(hashlib.sha256(TOKEN.encode()).digest()).decode()


def user(identifier, username, **members):
    return {
        "_id": identifier,
        "username": username,
        "name": username.title(),
        "emails": [{"address": f"{username}@example.com", "verified": True}],
        "type": "user",
        "status": "offline",
        "active": True,
        "roles": ["user"],
        "createdAt": now,
        "_updatedAt": now,
        **members,
    }


database = pymongo.MongoClient(sys.argv[1]).get_default_database()
database.drop_collection("users")
database.users.insert_many(
    [
        user(
            ADMINISTRATOR,
            "administrator",
            roles=["admin"],
            services={"resume": {"loginTokens": [{"when": now, "hashedToken": hashed}]}},
        )
    ]
    + [user(f"user{number:013d}", f"user.{number}") for number in range(USERS)]
)
database.users.create_index("username", unique=True, sparse=True)
database.drop_collection("rocketchat_permissions")
database.rocketchat_permissions.insert_many(
    {"_id": permission, "roles": ["admin"]}
    for permission in ("view-d-room", "view-full-other-user-info", "view-other-user-channels")
)
print(f"X-User-Id: {ADMINISTRATOR}")
print(f"X-Auth-Token: {TOKEN}")
