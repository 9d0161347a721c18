"""Whether a table of MienJob has the rows of mien predict's CSV, all of them and no other. Arguments: the CSV, the table."""

import sys

from pyspark.sql import SparkSession, functions as f

spark = SparkSession.builder.getOrCreate()
table = spark.read.parquet(sys.argv[2])
errors = table.where("error is not null").count()
faces = table.where("error is null").drop("error").withColumn("source", f.regexp_replace("source", "^file:", ""))
predicted = spark.read.option("header", True).schema(faces.schema).csv(sys.argv[1])
only_predicted = predicted.exceptAll(faces).count()
only_spark = faces.exceptAll(predicted).count()
print(f"{predicted.count()} rows of mien predict, {faces.count()} of Spark: {only_predicted} only of the first, {only_spark} only of the second")
print(f"{errors} pictures with an error")
if only_predicted or only_spark:
    for row in predicted.exceptAll(faces).limit(3).collect() + faces.exceptAll(predicted).limit(3).collect():
        print(row)
    sys.exit(1)
