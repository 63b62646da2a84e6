# R's figures for what the shared expected values do not hold. From the top of the checkout:
# Rscript tests/docs/validated/r_figures.R ../shared/data > tests/docs/validated/r_figures.json
data <- commandArgs(TRUE)[1]
read <- function(name) read.csv(file.path(data, name))
calm <- c("calm", "secure", "at.ease", "rested", "comfortable", "confident", "relaxed", "content", "joyful", "pleasant")

anxious <- function() {
  answers <- read("psychtools_sai_time1.csv")
  answers[calm] <- 5 - answers[calm]
  answers
}

consistency <- function() {
  items <- na.omit(anxious()[, -(1:3)])
  found <- psych::alpha(items, warnings = FALSE)
  list(alpha = found$total$raw_alpha, item_rest = found$item.stats$r.drop)
}

same_meaning <- function() {
  rows <- na.omit(read("psychtools_bfi.csv")[c("A1", "A2", "A3", "A4", "A5", "gender")])
  rows$A1 <- 7 - rows$A1
  equal <- list("", "loadings", c("loadings", "intercepts"))
  sapply(equal, function(parts) lavaan::fitMeasures(
    lavaan::cfa("f =~ A1 + A2 + A3 + A4 + A5", rows, group = "gender", std.lv = TRUE, group.equal = parts),
    c("cfi", "rmsea")))
}

along_time <- function() {
  rows <- subset(read("lme4_sleepstudy.csv"), (seq_along(Days) * 7) %% 5 != 0)
  fit <- nlme::lme(Reaction ~ Days, rows, ~ Days | Subject, nlme::corCAR1(form = ~ Days | Subject),
                   control = nlme::lmeControl(opt = "optim", reltol = 1e-12, msTol = 1e-12, msMaxIter = 500))
  list(criterion = -2 * c(logLik(fit)), fixed = nlme::fixef(fit), se = sqrt(diag(vcov(fit))),
       phi = coef(fit$modelStruct$corStruct, unconstrained = FALSE)[[1]])
}

providers <- function() {
  rows <- anxious()
  rows$better <- as.integer(rows$calm <= 2)
  rows <- na.omit(rows[c("study", "better", "upset", "nervous")])
  plain <- glm(better ~ upset + nervous, binomial, rows, control = list(epsilon = 1e-14))
  mixed <- lme4::glmer(better ~ upset + nervous + (1 | study), rows, binomial, nAGQ = 25,
                       control = lme4::glmerControl("bobyqa", optCtrl = list(rhoend = 1e-9)))
  level <- lme4::ranef(mixed)$study[, 1]
  line <- drop(model.matrix(plain) %*% lme4::fixef(mixed))
  list(
    coefficients = coef(plain), expected = tapply(fitted(plain), rows$study, sum),
    observed = tapply(rows$better, rows$study, sum), between = lme4::fixef(mixed),
    sd = attr(lme4::VarCorr(mixed)$study, "stddev")[[1]], ratio = 2 * c(logLik(mixed) - logLik(plain)),
    shrunken = sapply(level, function(u) mean(plogis(line + u))), names = rownames(lme4::ranef(mixed)$study)
  )
}

# Kolen & Brennan: half a point either side belongs to a score; percentile ranks are matched.
equal_ranks <- function(f, g, scores) {
  f <- f / sum(f); g <- g / sum(g); upto <- cumsum(g)
  rank <- cumsum(f) - f / 2
  place <- sapply(rank, function(p) which(upto > p)[1])
  scores[place] - 0.5 + (rank - (upto - g)[place]) / g[place]
}

linking <- function() {
  items <- na.omit(anxious()[, -(1:3)])
  from <- rowSums(items[calm]); to <- rowSums(items[setdiff(names(items), calm)]); scores <- 10:40
  smooth <- function(sums) fitted(glm(tabulate(sums - 9, 31) ~ poly(scores, 4), poisson, control = list(epsilon = 1e-14)))
  slope <- sd(to) / sd(from)
  list(
    n = length(from), mean = scores + mean(to) - mean(from), linear = mean(to) + slope * (scores - mean(from)),
    equipercentile = equal_ranks(smooth(from), smooth(to), scores)
  )
}

# Fieller: the costs per improvement at which the net benefit differs from 0 by z standard errors.
ends <- function(cost, improved) {
  n <- length(cost); z2 <- qnorm(0.975)^2; v <- cov(cbind(cost, improved)) / n
  a <- mean(improved)^2 - z2 * v[2, 2]; b <- -2 * (mean(cost) * mean(improved) - z2 * v[1, 2])
  sort(Re(polyroot(c(mean(cost)^2 - z2 * v[1, 1], b, a))))
}

cost <- function() {
  rows <- split(read("causaldata_nhefs_complete.csv"), ~sex)
  of_group <- function(rows) {
    set.seed(1)
    drawn <- boot::boot(rows[c("smokeintensity", "qsmk")], function(d, i) sum(d$smokeintensity[i]) / sum(d$qsmk[i]), 20000)
    list(ratio = sum(rows$smokeintensity) / sum(rows$qsmk), fieller = ends(rows$smokeintensity, rows$qsmk),
         percentile = unname(quantile(drawn$t, c(0.025, 0.975))))
  }
  lapply(rows, of_group)
}

versions <- sapply(c("psych", "lme4", "nlme", "lavaan", "boot"), function(name) as.character(packageVersion(name)))
all <- list(versions = as.list(c(R = as.character(getRversion()), versions)), consistency = consistency(),
            same_meaning = same_meaning(), along_time = lapply(along_time(), unname), providers = lapply(providers(), unname), linking = linking(), cost = cost())
cat(jsonlite::toJSON(all, auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n", sep = "")
