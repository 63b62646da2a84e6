# Fits a course with lme4 once: Rscript models.R FOLDER growth|providers SCORES OPTIMISER PROVIDERS
# FOLDER holds time, score, dose (float64) and client (int32, from 1), one entry a score; for providers also the rows of
# Zt that are the weights, as start, place (int32, from 0) and weight. Figures go to the screen, one a line.
suppressPackageStartupMessages(library(lme4))
arguments <- commandArgs(TRUE)
folder <- arguments[1]
rows <- as.integer(arguments[3])
members <- as.integer(arguments[5])
numbers <- function(name, n) readBin(file.path(folder, name), "double", n)
codes <- function(name, n) readBin(file.path(folder, name), "integer", n, size = 4)
d <- data.frame(score = numbers("score", rows), time = numbers("time", rows), client = factor(codes("client", rows)))
control <- lmerControl(optimizer = arguments[4], calc.derivs = FALSE)
providers <- arguments[2] == "providers"
if (providers) {
  d$dose <- numbers("dose", rows)
  # A factor that is nobody's: its rows of Zt are replaced by the weights.
  d$provider <- factor(rep_len(seq_len(members), rows))
  start <- codes("start", rows + 1)
  weights <- sparseMatrix(
    i = codes("place", start[rows + 1]), p = start, x = numbers("weight", start[rows + 1]), dims = c(members, rows),
    index1 = FALSE
  )
}
invisible(gc())
took <- system.time({
  if (providers) {
    form <- lFormula(score ~ time + dose + (time | client) + (1 | provider), d, REML = TRUE, control = control)
    own <- nrow(form$reTrms$Zt) - members
    form$reTrms$Zt <- rbind(form$reTrms$Zt[seq_len(own), ], weights)
    criterion <- do.call(mkLmerDevfun, c(form, list(control = control)))
    best <- optimizeLmer(criterion, optimizer = arguments[4], control = control$optCtrl)
    fit <- mkMerMod(environment(criterion), best, form$reTrms, form$fr)
  } else {
    fit <- lmer(score ~ time + (time | client), d, REML = TRUE, control = control)
  }
})
clients <- VarCorr(fit)$client
told <- c(
  seconds = took[["elapsed"]], processor_seconds = took[["user.self"]] + took[["sys.self"]],
  criterion = REMLcrit(fit), fixed = unname(fixef(fit)), se = sqrt(diag(as.matrix(vcov(fit)))), sigma = sigma(fit),
  clients = clients[c(1, 2, 4)],
  if (providers) c(variance = VarCorr(fit)$provider[1], effect = unname(getME(fit, "b")[own + seq_len(members)]))
)
cat(sprintf("%s %.17g", sub("[0-9.(].*", "", names(told)), told), sep = "\n")
cat("\nblas", extSoftVersion()[["BLAS"]], "\nlme4", as.character(packageVersion("lme4")), "\n")
