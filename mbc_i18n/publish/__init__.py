"""Publishing: articles as pages that readers can trust, in the words of their catalogs."""
