# SPDX-License-Identifier: GPL-3.0-or-later
"""How measurements are printed: a table for what was measured often, a line for the rest."""

import statistics
from collections.abc import Sequence


def percentile(values: Sequence[float], percent: int) -> float:
    if len(values) < 2:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def heading(title: str, unit: str, more: str = "") -> None:
    pad = " " * len(unit)
    print(f"\n{title:<36}{'median':>10} {pad}{'95 %':>10} {pad}{'most':>10} {pad}{'count':>7}"
          f"{more}")


def row(label: str, values: Sequence[float], unit: str, digits: int = 0, more: str = "") -> None:
    print(f"  {label:<34}{statistics.median(values):>10.{digits}f} {unit}"
          f"{percentile(values, 95):>10.{digits}f} {unit}"
          f"{max(values):>10.{digits}f} {unit}{len(values):>7}{more}")


def figure(label: str, value: float, unit: str = "", digits: int = 2) -> None:
    print(f"  {label:<34}{value:>10.{digits}f} {unit}")
