"""A file, folder or standard input in, an Article out.

`sources.sources` finds what to read, `article.read_article` makes an Article of the bytes.
"""
