"""Where text comes from: the checkout, git, later suggestions; the only place that speaks git."""
