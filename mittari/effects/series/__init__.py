"""One series before and after a change on a known day: did it go on as it would have?"""
