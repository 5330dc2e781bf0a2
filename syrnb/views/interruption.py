"""Days that play may be interrupted: on pages that draw by themselves, that is no error."""

from __future__ import annotations

__all__ = ["MAY_BE_INTERRUPTED"]

MAY_BE_INTERRUPTED = """
const playDays = Plotly.animate;
Plotly.register({
  moduleType: 'apiMethod',
  name: 'animate',
  fn: (...args) => playDays(...args).catch(reason => { if (reason !== undefined) throw reason; }),
});
"""
"""A script for after plotly's own.

Stop, a second Play and a step of the slider end the days that play, and plotly rejects the promise of each that is
ended, without a reason, where nobody can catch it: the browser's console fills with "Uncaught (in promise) undefined".
What plotly's buttons and sliders call is replaced by the same with a catch; a rejection with a reason stays one.
"""
