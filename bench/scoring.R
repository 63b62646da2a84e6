# Times scoreItems or scoreVeryFast of psych once: Rscript scoring.R FOLDER FUNCTION FORMS
# FOLDER holds codes.bin (int8, item after item; -128 is missing) and keys.txt (a score a line); means.bin is written.
suppressPackageStartupMessages(library(psych))
arguments <- commandArgs(TRUE)
folder <- arguments[1]
forms <- as.numeric(arguments[3])
keys <- strsplit(readLines(file.path(folder, "keys.txt")), " ")
names(keys) <- paste0("score", seq_along(keys))
items <- unique(sub("-", "", unlist(keys)))
codes <- readBin(file.path(folder, "codes.bin"), "integer", n = forms * length(items), size = 1)
codes[codes == -128L] <- NA
codes <- matrix(codes, nrow = forms, dimnames = list(NULL, items))
invisible(gc())
seconds <- system.time(
  found <- if (arguments[2] == "scoreItems") {
    suppressWarnings(scoreItems(keys, codes, missing = TRUE, impute = "none", min = 1, max = 5))$scores
  } else {
    scoreVeryFast(keys, codes, min = 1, max = 5)
  }
)[["elapsed"]]
writeBin(as.vector(found), file.path(folder, "means.bin"))
cat(seconds, "\n")
