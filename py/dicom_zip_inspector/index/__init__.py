"""Patients, studies, series, instances and the order of their frames. Ask `opening` to fill an index, `hierarchy` what is in it."""
