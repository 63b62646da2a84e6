# R's figures for what the shared expected values do not hold. From the top of the checkout:
# Rscript tests/docs/validated/r_figures.R ../shared/data > tests/docs/validated/r_figures.json
data <- commandArgs(TRUE)[1]
read <- function(name) read.csv(file.path(data, name))

anxiety <- function() {
  items <- na.omit(read("psychtools_sai_time1.csv")[, -(1:3)])
  calm <- c("calm", "secure", "at.ease", "rested", "comfortable", "confident", "relaxed", "content", "joyful", "pleasant")
  items[calm] <- 5 - items[calm]
  found <- psych::alpha(items, warnings = FALSE)
  list(n = nrow(items), alpha = found$total$raw_alpha, item_rest = setNames(found$item.stats$r.drop, names(items)))
}

all <- list(
  versions = list(R = as.character(getRversion()), psych = as.character(packageVersion("psych"))),
  anxiety = anxiety()
)
cat(jsonlite::toJSON(lapply(all, as.list), auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
