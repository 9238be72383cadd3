"""Values in, Markdown, navigation and the words of panels out; knows no MkDocs event."""
