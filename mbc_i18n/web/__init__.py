"""The review page in the browser. Flask's, Werkzeug's and waitress's one door."""
