"""What is a drawing, a board or a programme made of, however it is laid out? One kind a file.

A kind names what stays when somebody moves, renumbers, reformats or restyles a design: lengths,
pads, words in a row. Names, ids, dates, places and layers are passed over.
"""
