"""Faces of a folder of pictures, by PySpark.

usage: spark-submit --jars mien-spark-0.2.0-all.jar faces.py FOLDER OUT.parquet
"""
import sys

from pyspark.sql import DataFrame, SparkSession

folder, out = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()
pictures = spark.read.format("binaryFile").load(folder)
faces = DataFrame(spark._jvm.dev.mien.spark.MienSpark.analyze(pictures._jdf, {}), spark)
faces.write.mode("overwrite").parquet(out)
spark.read.parquet(out).groupBy("expression").count().show()
