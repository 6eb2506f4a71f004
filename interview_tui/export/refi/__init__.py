"""REFI-QDA: what ATLAS.ti, MAXQDA, NVivo and QualCoder read of each other.

After the standard, version 1.5 (25 September 2019), and its schemas of 18 March 2019, https://www.qdasoftware.org; and
after what its importers do with it, which docs/export.md tells.
"""
