package dev.mien.spark;

import dev.mien.UserError;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.internal.SQLConf;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Registers the function {@code mien_faces} in every session by configuration:
 * {@code --conf spark.sql.extensions=dev.mien.spark.MienExtensions}. Settings such as {@code spark.mien.detector=none}
 * are its {@linkplain MienOptions options}. See {@link MienSpark#register}.
 */
public final class MienExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
    private static final String PREFIX = "spark.mien.";

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        ExpressionInfo info = new ExpressionInfo(FacesFunction.class.getName(), FacesFunction.NAME);
        extensions.injectFunction(new Tuple3<>(new FunctionIdentifier(FacesFunction.NAME), info, new Call()));
        return BoxedUnit.UNIT;
    }

    private static MienOptions options() {
        Map<String, String> options = new TreeMap<>();
        CollectionConverters.asJava(SQLConf.get().getAllConfs()).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                options.put(name.substring(PREFIX.length()), value);
            }
        });
        return MienOptions.of(options);
    }

    /** Converts the arguments of a call to an expression. */
    private static final class Call extends AbstractFunction1<Seq<Expression>, Expression> {
        @Override
        public Expression apply(Seq<Expression> arguments) {
            if (arguments.size() != 1) {
                throw new UserError(
                        arguments.size() + " arguments", FacesFunction.NAME, "give the column of the pictures");
            }
            FacesFunction function = FacesFunction.of(options());
            return new ScalaUDF(
                    new Body(function),
                    function.type(),
                    arguments,
                    ScalaUDF.apply$default$4(),
                    ScalaUDF.apply$default$5(),
                    Option.apply(FacesFunction.NAME),
                    true,
                    true);
        }
    }

    /** The function for Scala. */
    private static final class Body extends AbstractFunction1<@Nullable Object, List<Row>> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final FacesFunction function;

        Body(FacesFunction function) {
            this.function = function;
        }

        @Override
        public List<Row> apply(@Nullable Object content) {
            return function.call(content);
        }
    }
}
