"""A regression of one series whose neighbouring errors hang together: AR(1) by REML, with OLS beside it."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from statsmodels.regression.linear_model import OLS

EDGE, GRID, STILL = 0.999, 81, 1e-10
FOLLOWS = 1e-9


@dataclass(frozen=True)
class SeriesFit:
    """The regression with errors of correlation `phi` one step apart; `covariance` (p, p) of the coefficients.

    `criterion` is -2 log REML likelihood (all constants). `whitened` are the residuals made independent, in units of
    `sigma`.
    """

    value: np.ndarray
    covariance: np.ndarray
    phi: float
    sigma: float
    criterion: float
    whitened: np.ndarray

    @property
    def se(self) -> np.ndarray:
        """Standard errors of the coefficients."""
        return np.sqrt(np.diag(self.covariance))


@dataclass(frozen=True)
class PlainFit:
    """Ordinary least squares: coefficients, `se` as if errors were independent, `se_newey_west`, Durbin-Watson."""

    value: np.ndarray
    se: np.ndarray
    se_newey_west: np.ndarray
    durbin_watson: float


def is_identified(design: np.ndarray) -> bool:
    """Whether no column (n x p) follows from the others."""
    sizes = np.sqrt((design**2).sum(axis=0))
    singular = np.linalg.svd(design / np.where(sizes > 0, sizes, 1.0), compute_uv=False)
    return bool(len(design) >= design.shape[1] and singular[-1] > FOLLOWS * singular[0])


def fit_series(values: np.ndarray, design: np.ndarray, steps: np.ndarray) -> SeriesFit:
    """y = X b + e with corr(e_j, e_k) = phi^|step_j - step_k|, by restricted maximum likelihood.

    `values` (n) in order of time, `design` n x p with an intercept, `steps` whole numbers that rise; where one is
    left out the correlation reaches over the gap. Assumes normal errors of one variance whose correlation fades by
    phi a step. The search runs over phi alone: a grid first, then between its best neighbours.
    Checked: nlme's gls(corAR1) on Seatbelts, phi .523166 and three coefficients with se, to 1e-6. Source: Pinheiro &
    Bates 2000, chapter 5.
    """
    grid = np.linspace(-EDGE, EDGE, GRID)
    heights = [_criterion(phi, values, design, steps) for phi in grid]
    best = int(np.argmin(heights))
    between, model = (grid[max(best - 1, 0)], grid[min(best + 1, GRID - 1)]), (values, design, steps)
    found = minimize_scalar(_criterion, args=model, bounds=between, method="bounded", options={"xatol": STILL})
    phi = float(found.x)
    near = _whiten(np.column_stack([design, values]), steps, phi)[0]
    q, factor = np.linalg.qr(near[:, :-1])
    value = np.linalg.solve(factor, q.T @ near[:, -1])
    left = near[:, -1] - near[:, :-1] @ value
    sigma = float(np.sqrt(left @ left / (len(values) - design.shape[1])))
    inverse = np.linalg.inv(factor)
    return SeriesFit(value, inverse @ inverse.T * sigma**2, phi, sigma, float(found.fun), left / sigma)


def fit_plain(values: np.ndarray, design: np.ndarray, lag: int) -> PlainFit:
    """Ordinary least squares with Newey-West errors up to `lag` neighbours, corrected by n / (n - p).

    Newey-West is far too narrow in series of fewer than some hundred points. Points on either side of a gap count as
    neighbours. Checked: R's lm and sandwich's NeweyWest(lag = 12, prewhite = FALSE, adjust = TRUE) on Seatbelts.
    Source: Newey & West 1987; Durbin & Watson 1950.
    """
    fit = OLS(values, design).fit()
    robust = fit.get_robustcov_results("HAC", maxlags=lag, use_correction=True)
    left = np.asarray(fit.resid)
    watson = float((np.diff(left) ** 2).sum() / (left @ left))
    return PlainFit(np.asarray(fit.params), np.asarray(fit.bse), np.asarray(robust.bse), watson)


def _whiten(columns: np.ndarray, steps: np.ndarray, phi: float) -> tuple[np.ndarray, float]:
    """The columns with independent errors, and the log determinant of the errors' correlations."""
    r = phi ** np.diff(steps)
    spread = np.sqrt(1 - r**2)[:, None]
    later = (columns[1:] - r[:, None] * columns[:-1]) / spread
    return np.vstack([columns[:1], later]), float(2 * np.log(spread).sum())


def _criterion(phi: float, values: np.ndarray, design: np.ndarray, steps: np.ndarray) -> float:
    near, determinant = _whiten(np.column_stack([design, values]), steps, phi)
    factor = np.linalg.qr(near).R
    free = len(values) - design.shape[1]
    own = 2 * np.log(np.abs(np.diag(factor)[:-1])).sum()
    return float(free * (1 + np.log(2 * np.pi * factor[-1, -1] ** 2 / free)) + determinant + own)
