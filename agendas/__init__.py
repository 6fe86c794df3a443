"""Agendas: steps, times, rotations. Pure values and functions; standard library only."""
