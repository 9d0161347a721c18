"""What a user of PySpark writes, with nothing but the jar."""

import csv
import os
import unittest

from pyspark.sql import DataFrame, SparkSession

CROPS = {"detector": "none"}


class MienSparkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = (
            SparkSession.builder.master("local[2]")
            .config("spark.jars", os.environ["MIEN_JAR"])
            .config("spark.ui.enabled", False)
            .config("spark.sql.extensions", "dev.mien.spark.MienExtensions")
            .config("spark.mien.detector", "none")
            .getOrCreate()
        )
        cls.pictures = cls.spark.read.format("binaryFile").load(os.environ["MIEN_PICTURES"])
        with open(os.environ["MIEN_PREDICTED"], newline="") as table:
            cls.predicted = {row["source"]: row for row in csv.DictReader(table)}

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def assert_predicted(self, row, path):
        expected = self.predicted[path]
        self.assertEqual(row["expression"], expected["expression"])
        for name in ("right", "detection_score", "confidence", "happy", "nose_tip_x", "mouth_left_corner_y"):
            self.assertEqual(row[name], float(expected[name]), name)

    def test_analyze_through_the_gateway(self):
        mien = self.spark._jvm.dev.mien.spark.MienSpark
        faces = DataFrame(mien.analyze(self.pictures._jdf, CROPS), self.spark)
        good = faces.where("error is null").collect()
        self.assertEqual(len(good), len(self.predicted))
        for row in good:
            self.assert_predicted(row, row["source"])
        (bad,) = faces.where("error is not null").select("source", "error").collect()
        self.assertTrue(bad.source.endswith("/cut.png"))
        self.assertIn("damaged PNG picture", bad.error)

    def test_plain_sql_by_the_extension(self):
        self.pictures.createOrReplaceTempView("pictures")
        faces = self.spark.sql(
            "SELECT path, face.* FROM (SELECT path, explode(mien_faces(content)) AS face FROM pictures)"
            " WHERE face.error IS NULL"
        ).collect()
        self.assertEqual(len(faces), len(self.predicted))
        for row in faces:
            self.assert_predicted(row, row["path"])

    def test_a_wrong_option_is_explained(self):
        with self.assertRaisesRegex(Exception, "colour: no option of this name"):
            self.spark._jvm.dev.mien.spark.MienSpark.analyze(self.pictures._jdf, {"colour": "red"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
