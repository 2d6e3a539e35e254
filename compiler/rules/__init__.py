"""Every law that the product can name: those without a check of their own, the list of all, acceptances."""
