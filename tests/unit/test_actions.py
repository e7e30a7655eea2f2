from briefing.actions import ACTIONS, BY_ID, clashes, rebound


def test_no_two_actions_of_one_scope_share_a_key():
    assert [(key, a.id, b.id) for key, a, b in clashes(ACTIONS)] == []


def test_every_action_says_what_it_does():
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert action.keys, action.id
        assert action.help.endswith("."), action.id
        assert action.help[0].isupper(), action.id


def test_the_readers_keys_replace_the_defaults():
    rebound_keys = {a.id: a.keys for a in rebound({"section.next": ["x"]})}
    assert rebound_keys["section.next"] == ("x",)
    assert rebound_keys["section.previous"] == BY_ID["section.previous"].keys


def test_a_key_taken_from_another_action_is_a_clash():
    [(key, old, new)] = clashes(rebound({"section.next": ["r"]}))
    assert (key, {old.id, new.id}) == ("r", {"refresh", "section.next"})
