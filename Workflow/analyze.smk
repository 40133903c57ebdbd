# One table of many sessions on several machines: a job a session, then the rows under one line of columns.
#
#   snakemake --snakefile Workflow/analyze.smk --cores 8 --config sessions=recordings table=sessions.csv \
#     gaitlab=gaitlab options="--scale fixed"
#
# A session that cannot be read has a row that says why. On one machine
# `gaitlab analyze FOLDER --format csv --rows session -o TABLE` does the same without Snakemake.
from pathlib import Path

GAITLAB = config.get("gaitlab", "gaitlab")
SESSIONS = Path(config["sessions"])
TABLE = config.get("table", "sessions.csv")
FILES = {path.name: path for path in sorted(SESSIONS.iterdir()) if path.is_file() and not path.name.startswith(".")}


rule table:
    input:
        [f"{TABLE}.rows/{name}.csv" for name in FILES],
    output:
        TABLE,
    run:
        head = True
        with open(output[0], "w") as table:
            for part in input:
                for line in open(part):
                    is_head = line.startswith("#") or line.startswith("file,session,")
                    if head or not is_head:
                        table.write(line)
                head = False


rule session:
    input:
        lambda wildcards: FILES[wildcards.name],
    output:
        f"{TABLE}.rows/{{name}}.csv",
    params:
        options=config.get("options", ""),
    shell:
        # Exit code 1 says that the row holds a problem, which the table keeps.
        "{GAITLAB} analyze {input:q} --format csv --rows session --force -o {output:q} {params.options} || test -s {output:q}"
