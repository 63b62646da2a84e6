"""Who serves in the simulated region. Municipalities are real; organisations, providers and people are invented."""

from mittari.records.organisation import Organisation, Provider, Regime, Unit

AREAS = "south-karelia-2026"
EMPLOYMENT_AREA = "employment_area:03"

IMATRA, WORKSHOP, COUNTY = "imatran-tyollisyyspalvelut", "saimaanrannan-tyopaja", "etela-karjalan-sosiaalityo"

ORGANISATIONS = (
    Organisation(IMATRA, "Imatran työllisyyspalvelut (demo)", Regime.EMPLOYMENT),
    Organisation(WORKSHOP, "Saimaanrannan työpaja (demo)", Regime.NGO),
    Organisation(COUNTY, "Etelä-Karjalan sosiaalityö (demo)", Regime.SOCIAL_WELFARE),
)

UNITS = (
    Unit("imatra-omavalmennus", IMATRA, "Omavalmennus"),
    Unit("tyopaja-imatra", WORKSHOP, "Imatran työpaja"),
    Unit("tyopaja-lappeenranta", WORKSHOP, "Lappeenrannan työpaja"),
    Unit("county-aikuissosiaalityo", COUNTY, "Aikuissosiaalityö"),
)

PROVIDERS = (
    Provider("imatra", "Imatran työllisyyspalvelut (demo)", IMATRA),
    Provider("tyopaja", "Saimaanrannan työpaja (demo)", WORKSHOP),
    Provider("county", "Etelä-Karjalan sosiaalityö (demo)", COUNTY),
    Provider("vuoksi-valmennus", "Vuoksi Valmennus (demo)"),
    Provider("askel-palvelut", "Askel-palvelut (demo)"),
    Provider("rajaseudun-tuki", "Rajaseudun tuki (demo)"),
)

MUNICIPALITIES = {
    "405": 0.55,
    "153": 0.22,
    "700": 0.045,
    "580": 0.04,
    "441": 0.04,
    "831": 0.04,
    "689": 0.025,
    "739": 0.025,
    "416": 0.015,
}
"""Where clients live: shares near those of the population."""
