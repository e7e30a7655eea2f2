"""Whether a folder is copied to other machines by a program that knows nothing of databases."""

import re
from pathlib import Path

_BY_NAME = (
    (re.compile(r"dropbox(?: \(.*\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"onedrive(?: ?-.*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"icloud ?drive|mobile documents", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"google ?drive(?: .*)?|my drive", re.IGNORECASE), "Google Drive"),
    (re.compile(r"nextcloud", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud", re.IGNORECASE), "ownCloud"),
    (re.compile(r"pcloud ?drive", re.IGNORECASE), "pCloud"),
    (re.compile(r"syncthing", re.IGNORECASE), "Syncthing"),
    (re.compile(r"cloudstorage", re.IGNORECASE), "a cloud drive"),
)
_BY_MARKER = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync/ID", "Resilio Sync"),
    (".tmp.drivedownload", "Google Drive"),
)


def synced_by(path: Path) -> str:
    """What copies this file's folder to other machines; empty where nothing is known to.

    A folder like `~/.dropbox`, where such a program keeps its own settings, does not count.
    """
    home = Path.home()
    for folder in path.expanduser().resolve().parents:
        for pattern, service in _BY_NAME:
            # A company's name follows the service's on Windows and the Mac: "OneDrive - Example".
            if pattern.fullmatch(folder.name):
                return service
        if folder != home:
            for marker, service in _BY_MARKER:
                if (folder / marker).exists():
                    return service
    return ""


def synced_warning(path: Path) -> str:
    """What to tell of a database in such a folder, in one sentence; empty where it is in none."""
    service = synced_by(path)
    if not service:
        return ""
    return (
        f"{path} lies in a folder that {service} copies: it may be copied while it is being written"
        " and come back damaged, or as of yesterday; choose another folder with --data-dir"
    )
