"""GBA Plus records; each rule answers a finding of an audit or a committee."""
