"""Answers of the shape that each forge documents, with the fields that real ones have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Request:
    """A pull or merge request, whichever forge tells of it."""

    number: int
    title: str = "Say what PoR means"
    author: str = "anna"
    state: str = "open"
    draft: bool = False
    labels: Sequence[str] = ()
    updated: str = "2026-11-20T12:00:00Z"
    branch: str = "main"


def github_user(login: str, number: int) -> Body:
    """Somebody on GitHub."""
    address = f"https://api.github.com/users/{login}"
    return {
        "login": login,
        "id": number,
        "node_id": "MDQ6VXNlcjE=",
        "avatar_url": f"https://avatars.githubusercontent.com/u/{number}?v=4",
        "gravatar_id": "",
        "url": address,
        "html_url": f"https://github.com/{login}",
        "followers_url": f"{address}/followers",
        "repos_url": f"{address}/repos",
        "events_url": f"{address}/events{{/privacy}}",
        "type": "Bot" if login.endswith("[bot]") else "User",
        "user_view_type": "public",
        "site_admin": False,
    }


def github_pull(one: Request) -> Body:
    """`GET /repos/{owner}/{repo}/pulls`, an entry of the list."""
    address = f"https://api.github.com/repos/dept/playbook/pulls/{one.number}"
    merged = one.state == "merged"
    return {
        "url": address,
        "id": 1_900_000_000 + one.number,
        "node_id": "PR_kwDOA",
        "html_url": f"https://github.com/dept/playbook/pull/{one.number}",
        "diff_url": f"https://github.com/dept/playbook/pull/{one.number}.diff",
        "issue_url": f"https://api.github.com/repos/dept/playbook/issues/{one.number}",
        "number": one.number,
        "state": "open" if one.state == "open" else "closed",
        "locked": False,
        "title": one.title,
        "user": github_user(one.author, 7) if one.author else None,
        "body": "A stranger's words.",
        "created_at": "2026-11-01T08:00:00Z",
        "updated_at": one.updated,
        "closed_at": None if one.state == "open" else one.updated,
        "merged_at": one.updated if merged else None,
        "merge_commit_sha": "e5bd3914e2e596debea16f433f57875b5b90bcd6",
        "assignee": None,
        "assignees": [],
        "requested_reviewers": [],
        "requested_teams": [],
        "labels": [
            {
                "id": 208045946 + place,
                "node_id": "MDU6TGFiZWwyMDgwNDU5NDY=",
                "url": f"https://api.github.com/repos/dept/playbook/labels/{place}",
                "name": name,
                "description": None,
                "color": "f29513",
                "default": False,
            }
            for place, name in enumerate(one.labels)
        ],
        "milestone": None,
        "draft": one.draft,
        "commits_url": f"{address}/commits",
        "statuses_url": "https://api.github.com/repos/dept/playbook/statuses/6dcb09b5b5",
        "head": {"label": "anna:words", "ref": "words", "sha": "6dcb09b5b5", "repo": None},
        "base": {
            "label": f"dept:{one.branch}",
            "ref": one.branch,
            "sha": "c3d0be41ec",
            "repo": {"id": 1296269, "name": "playbook", "default_branch": "main"},
        },
        "_links": {"self": {"href": address}},
        "author_association": "FIRST_TIME_CONTRIBUTOR",
        "auto_merge": None,
        "active_lock_reason": None,
    }


def github_comment(number: int, author: Body | None, body: str) -> Body:
    """`GET /repos/{owner}/{repo}/issues/{number}/comments`, an entry of the list."""
    return {
        "url": f"https://api.github.com/repos/dept/playbook/issues/comments/{number}",
        "html_url": f"https://github.com/dept/playbook/pull/12#issuecomment-{number}",
        "issue_url": "https://api.github.com/repos/dept/playbook/issues/12",
        "id": number,
        "node_id": "IC_kwDOA",
        "user": author,
        "created_at": "2026-11-20T12:00:00Z",
        "updated_at": "2026-11-20T12:00:00Z",
        "body": body,
        "author_association": "NONE",
        "reactions": {"url": "https://api.github.com/reactions", "total_count": 0, "+1": 0},
        "performed_via_github_app": None,
    }


def gitlab_user(login: str, number: int) -> Body:
    """Somebody on GitLab."""
    return {
        "id": number,
        "username": login,
        "public_email": "",
        "name": "Anna A.",
        "state": "active",
        "locked": False,
        "avatar_url": None,
        "web_url": f"https://gitlab.example.org/{login}",
    }


def gitlab_merge(one: Request) -> Body:
    """`GET /projects/{id}/merge_requests`, an entry of the list."""
    return {
        "id": 84_000_000 + one.number,
        "iid": one.number,
        "project_id": 1_593_252,
        "title": one.title,
        "description": "A stranger's words.",
        "state": "opened" if one.state == "open" else one.state,
        "created_at": "2026-11-01T08:00:00.000Z",
        "updated_at": one.updated.replace("Z", ".000Z"),
        "merged_by": None,
        "merge_user": None,
        "merged_at": one.updated if one.state == "merged" else None,
        "closed_by": None,
        "closed_at": None,
        "target_branch": one.branch,
        "source_branch": "words",
        "user_notes_count": 1,
        "upvotes": 0,
        "downvotes": 0,
        "author": gitlab_user(one.author, 7) if one.author else None,
        "assignees": [],
        "assignee": None,
        "reviewers": [],
        "source_project_id": 2,
        "target_project_id": 1_593_252,
        "labels": list(one.labels),
        "draft": one.draft,
        "imported": False,
        "work_in_progress": one.draft,
        "milestone": None,
        "merge_when_pipeline_succeeds": False,
        "merge_status": "can_be_merged",
        "detailed_merge_status": "not_open",
        "sha": "6dcb09b5b57875f334f61aebed695e2e4193db5e",
        "merge_commit_sha": None,
        "squash_commit_sha": None,
        "discussion_locked": None,
        "force_remove_source_branch": False,
        "reference": f"!{one.number}",
        "references": {"short": f"!{one.number}", "full": f"dept/policy/playbook!{one.number}"},
        "web_url": f"https://gitlab.example.org/dept/playbook/-/merge_requests/{one.number}",
        "time_stats": {"time_estimate": 0, "total_time_spent": 0, "human_time_estimate": None},
        "squash": False,
        "task_completion_status": {"count": 0, "completed_count": 0},
        "has_conflicts": False,
        "blocking_discussions_resolved": True,
    }


def gitlab_note(number: int, author: Body | None, body: str) -> Body:
    """`GET /projects/{id}/merge_requests/{iid}/notes`, an entry of the list."""
    return {
        "id": number,
        "type": None,
        "body": body,
        "attachment": None,
        "author": author,
        "created_at": "2026-11-20T12:00:00.000Z",
        "updated_at": "2026-11-20T12:00:00.000Z",
        "system": False,
        "noteable_id": 84_000_012,
        "noteable_type": "MergeRequest",
        "project_id": 1_593_252,
        "resolvable": False,
        "confidential": False,
        "internal": False,
        "imported": False,
        "noteable_iid": 12,
        "commands_changes": {},
    }


def gitea_user(login: str, number: int) -> Body:
    """Somebody on Gitea or Forgejo."""
    return {
        "id": number,
        "login": login,
        "login_name": "",
        "source_id": 0,
        "full_name": "Anna A.",
        "email": f"{login}@noreply.example.org",
        "avatar_url": f"https://forge.example.org/avatars/{number}",
        "html_url": f"https://forge.example.org/{login}",
        "language": "",
        "is_admin": False,
        "last_login": "0001-01-01T00:00:00Z",
        "created": "2026-01-05T09:30:00-05:00",
        "restricted": False,
        "active": False,
        "prohibit_login": False,
        "visibility": "public",
        "followers_count": 0,
        "username": login,
    }


def gitea_pull(one: Request) -> Body:
    """`GET /repos/{owner}/{repo}/pulls`, an entry of the list."""
    merged = one.state == "merged"
    return {
        "id": 500 + one.number,
        "url": f"https://forge.example.org/dept/playbook/pulls/{one.number}",
        "number": one.number,
        "user": gitea_user(one.author, 7) if one.author else None,
        "title": one.title,
        "body": "A stranger's words.",
        "labels": [
            {
                "id": place,
                "name": name,
                "exclusive": False,
                "is_archived": False,
                "color": "00aabb",
                "description": "",
                "url": f"https://forge.example.org/api/v1/repos/dept/playbook/labels/{place}",
            }
            for place, name in enumerate(one.labels)
        ],
        "milestone": None,
        "assignee": None,
        "assignees": None,
        "requested_reviewers": None,
        "state": "open" if one.state == "open" else "closed",
        "draft": one.draft,
        "is_locked": False,
        "comments": 1,
        "additions": 1,
        "deletions": 1,
        "changed_files": 1,
        "html_url": f"https://forge.example.org/dept/playbook/pulls/{one.number}",
        "diff_url": f"https://forge.example.org/dept/playbook/pulls/{one.number}.diff",
        "mergeable": True,
        "merged": merged,
        "merged_at": one.updated if merged else None,
        "merge_commit_sha": None,
        "merged_by": None,
        "allow_maintainer_edit": False,
        "base": {
            "label": one.branch,
            "ref": one.branch,
            "sha": "c3d0be41ec",
            "repo_id": 1,
            "repo": {"id": 1, "name": "playbook", "default_branch": "main", "empty": False},
        },
        "head": {"label": "words", "ref": "refs/pull/12/head", "sha": "6dcb09b5b5", "repo_id": 2},
        "merge_base": "c3d0be41ec",
        "due_date": None,
        "created_at": "2026-11-01T03:00:00-05:00",
        "updated_at": one.updated,
        "closed_at": None,
        "pin_order": 0,
    }


def gitea_comment(number: int, author: Body | None, body: str) -> Body:
    """`GET /repos/{owner}/{repo}/issues/{index}/comments`, an entry of the list."""
    return {
        "id": number,
        "html_url": f"https://forge.example.org/dept/playbook/pulls/12#issuecomment-{number}",
        "pull_request_url": "https://forge.example.org/dept/playbook/pulls/12",
        "issue_url": "",
        "user": author,
        "original_author": "",
        "original_author_id": 0,
        "body": body,
        "assets": [],
        "created_at": "2026-11-20T07:00:00-05:00",
        "updated_at": "2026-11-20T07:00:00-05:00",
    }


def github_status(number: int, head: str, values: dict[str, str]) -> Body:
    """`GET /repos/{owner}/{repo}/commits/{ref}/statuses`, an entry of the list."""
    return {
        "url": f"https://api.github.com/repos/dept/playbook/statuses/{head}",
        "avatar_url": None,
        "id": number,
        "node_id": "MDY6U3RhdHVzMQ==",
        "state": values["state"],
        "description": values["description"],
        "target_url": None,
        "context": values["context"],
        "created_at": "2026-11-20T12:00:00Z",
        "updated_at": "2026-11-20T12:00:00Z",
        "creator": None,
    }


def gitlab_status(number: int, head: str, values: dict[str, str]) -> Body:
    """`GET /projects/{id}/repository/commits/{sha}/statuses`, an entry of the list."""
    return {
        "id": number,
        "sha": head,
        "ref": "main",
        "status": values["state"],
        "name": values["name"],
        "target_url": None,
        "description": values["description"],
        "created_at": "2026-11-20T12:00:00.000Z",
        "started_at": None,
        "finished_at": None,
        "allow_failure": False,
        "coverage": None,
        "pipeline_id": 6,
        "author": gitlab_user("bot", 1),
    }


def gitea_status(number: int, head: str, values: dict[str, str]) -> Body:
    """`GET /repos/{owner}/{repo}/statuses/{sha}`, an entry of the list."""
    return {
        "id": number,
        "status": values["state"],
        "target_url": "",
        "description": values["description"],
        "url": f"https://forge.example.org/api/v1/repos/dept/playbook/statuses/{head}",
        "context": values["context"],
        "creator": None,
        "created_at": "2026-11-20T07:00:00-05:00",
        "updated_at": "2026-11-20T07:00:00-05:00",
    }
