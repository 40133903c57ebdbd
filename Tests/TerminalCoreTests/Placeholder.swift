// The tests of the terminal core follow.
